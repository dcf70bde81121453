"""The tables of a database of Discourse Network Analyzer 3, as version 3.1.1 makes them in SQLite, and first rows.

Names, types, checks and keys are those of `Sql.createTables` (github.com/leifeld-lab/dna, dna/src/main/java/sql): DNA
reads columns by their names, deletes by cascading keys, and takes a statement type of another database for its own
where label and variables are the same.
"""

from __future__ import annotations

import base64
import hashlib

VERSION, VERSION_DAY = "3.1.1", "2026-06-27"
#: DNA asks for it when the file is opened. It keeps nobody out: the file is not encrypted.
PASSWORD = "dragoman"
#: Texts in DNA's columns are shorter than this, in characters.
TEXT_LIMIT = 191

#: The statement type of every new DNA database, and its variables by name.
STATEMENT_TYPE = 1
PERSON, ORGANIZATION, CONCEPT, AGREEMENT = 1, 2, 3, 4
ENTITIES_OF = (PERSON, ORGANIZATION, CONCEPT)
#: Attributes of entities, in DNA's order: of each all three variables.
ATTRIBUTES = ("Type", "Alias", "Notes")

_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
_SHORT = f"CHECK (LENGTH({{0}}) < {TEXT_LIMIT})"
_COLOUR = ", ".join(f"{c} INTEGER NOT NULL DEFAULT 0 CHECK ({c} BETWEEN 0 AND 255)" for c in ("Red", "Green", "Blue"))
_DATA = (
    "ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, {0}, "
    "FOREIGN KEY(StatementId) REFERENCES STATEMENTS(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(VariableId) REFERENCES VARIABLES(ID) ON DELETE CASCADE, {1}UNIQUE (StatementId, VariableId)"
)


def _yes_or_no(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} BETWEEN 0 AND 1) DEFAULT {default}"


def _short(name: str) -> str:
    return f"{name} TEXT NOT NULL DEFAULT '' {_SHORT.format(name)}"


TABLES: dict[str, str] = {
    "SETTINGS": "Property TEXT PRIMARY KEY, Value TEXT NOT NULL",
    "CODERS": f"ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL {_SHORT.format('Name')}, {_COLOUR}, "
    "Refresh INTEGER NOT NULL CHECK (Refresh BETWEEN 0 AND 9999) DEFAULT 0, "
    "FontSize INTEGER NOT NULL CHECK (FontSize BETWEEN 1 AND 99) DEFAULT 14, "
    f"Password TEXT NOT NULL {_SHORT.format('Password')}, "
    "PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300, "
    + ", ".join((_yes_or_no("ColorByCoder", 0), _yes_or_no("PopupDecoration", 0), _yes_or_no("PopupAutoComplete", 1)))
    + "".join(f", {_yes_or_no(f'Permission{name}', 1)}" for name in _PERMISSIONS),
    "DOCUMENTS": f"ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL {_SHORT.format('Title')}, Text TEXT NOT NULL, "
    f"Coder INTEGER, {_short('Author')}, {_short('Source')}, {_short('Section')}, Notes TEXT NOT NULL DEFAULT '', "
    f"{_short('Type')}, Date INTEGER NOT NULL, FOREIGN KEY(Coder) REFERENCES CODERS(ID) ON DELETE CASCADE",
    "STATEMENTTYPES": f"ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL {_SHORT.format('Label')}, {_COLOUR}",
    "VARIABLES": f"ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL {_SHORT.format('Variable')}, "
    "DataType TEXT NOT NULL CHECK (DataType = 'boolean' OR DataType = 'integer' OR DataType = 'long text' "
    "OR DataType = 'short text') DEFAULT 'short text', StatementTypeId INTEGER, "
    "FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE, UNIQUE (Variable, StatementTypeId)",
    "VARIABLELINKS": "ID INTEGER NOT NULL PRIMARY KEY, SourceVariableId INTEGER, TargetVariableId INTEGER, "
    "CHECK (TargetVariableId != SourceVariableId), "
    "FOREIGN KEY(SourceVariableId) REFERENCES VARIABLES(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(TargetVariableId) REFERENCES VARIABLES(ID) ON DELETE CASCADE",
    "REGEXES": f"Label TEXT PRIMARY KEY {_SHORT.format('Label')}, {_COLOUR}",
    "CODERRELATIONS": "ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER CHECK(Coder > 0), "
    "OtherCoder INTEGER CHECK(OtherCoder > 0), "
    + "".join(
        f"{name} INTEGER NOT NULL DEFAULT 1 CHECK({name} BETWEEN 0 AND 1), "
        for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
    )
    + "CHECK (Coder != OtherCoder), FOREIGN KEY(Coder) REFERENCES CODERS(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(OtherCoder) REFERENCES CODERS(ID) ON DELETE CASCADE",
    "STATEMENTS": "ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, "
    "Start INTEGER NOT NULL CHECK(Start >= 0), Stop INTEGER NOT NULL CHECK(Stop >= 0), Coder INTEGER, "
    "CHECK (Start < Stop), FOREIGN KEY(StatementTypeId) REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(Coder) REFERENCES CODERS(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(DocumentId) REFERENCES DOCUMENTS(ID) ON DELETE CASCADE",
    "DATABOOLEAN": _DATA.format("Value INTEGER NOT NULL DEFAULT 1", ""),
    "DATAINTEGER": _DATA.format("Value INTEGER NOT NULL DEFAULT 0", ""),
    "ENTITIES": f"ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, {_short('Value')}, "
    "Red INTEGER CHECK (Red BETWEEN 0 AND 255), Green INTEGER CHECK (Green BETWEEN 0 AND 255), "
    "Blue INTEGER CHECK (Blue BETWEEN 0 AND 255), ChildOf INTEGER CHECK(ChildOf > 0), UNIQUE (VariableId, Value), "
    "FOREIGN KEY(ChildOf) REFERENCES ENTITIES(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(VariableId) REFERENCES VARIABLES(ID) ON DELETE CASCADE",
    "DATASHORTTEXT": _DATA.format(
        "Entity INTEGER NOT NULL", "FOREIGN KEY(Entity) REFERENCES ENTITIES(ID) ON DELETE CASCADE, "
    ),
    "DATALONGTEXT": _DATA.format("Value TEXT DEFAULT ''", ""),
    "ATTRIBUTEVARIABLES": "ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, "
    f"AttributeVariable TEXT NOT NULL {_SHORT.format('AttributeVariable')}, UNIQUE(VariableId, AttributeVariable), "
    "FOREIGN KEY(VariableId) REFERENCES VARIABLES(ID) ON DELETE CASCADE",
    "ATTRIBUTEVALUES": "ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL, "
    f"AttributeVariableId INTEGER NOT NULL, {_short('AttributeValue')}, UNIQUE (EntityId, AttributeVariableId), "
    "FOREIGN KEY(EntityId) REFERENCES ENTITIES(ID) ON DELETE CASCADE, "
    "FOREIGN KEY(AttributeVariableId) REFERENCES ATTRIBUTEVARIABLES(ID) ON DELETE CASCADE",
}


def first_rows() -> dict[str, list[tuple[object, ...]]]:
    """What a new database holds: version, coder, statement type, variables and attributes, by table and its columns."""
    names = ((PERSON, "person"), (ORGANIZATION, "organization"), (CONCEPT, "concept"))
    attributes = [(name, variable) for name in ATTRIBUTES for variable in ENTITIES_OF]
    return {
        "SETTINGS (Property, Value)": [("version", VERSION), ("date", VERSION_DAY)],
        "CODERS (ID, Name, Red, Green, Blue, Password)": [(1, "Admin", 255, 255, 0, hashed(PASSWORD))],
        "STATEMENTTYPES (ID, Label, Red, Green, Blue)": [(STATEMENT_TYPE, "DNA Statement", 239, 208, 51)],
        "VARIABLES (ID, Variable, DataType, StatementTypeId)": [
            *((number, name, "short text", STATEMENT_TYPE) for number, name in names),
            (AGREEMENT, "agreement", "boolean", STATEMENT_TYPE),
        ],
        "ATTRIBUTEVARIABLES (ID, VariableId, AttributeVariable)": [
            (at, variable, name) for at, (name, variable) in enumerate(attributes, start=1)
        ],
    }


def attribute_variable(attribute: str, variable: int) -> int:
    """The number that `first_rows` gives an attribute of a variable."""
    return ATTRIBUTES.index(attribute) * len(ENTITIES_OF) + ENTITIES_OF.index(variable) + 1


def hashed(password: str) -> str:
    """A password as Jasypt's `StrongPasswordEncryptor` checks it: 100,000 times SHA-256 over 16 bytes of salt and it.

    The salt is made from the password, so that the same situation gives the same file.
    """
    salt = hashlib.sha256(f"dragoman export {password}".encode()).digest()[:16]
    digest = salt + password.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
