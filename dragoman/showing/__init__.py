"""Records in, something to look at out: the brief, as structure (`brief`) and as terminal, Markdown or HTML text."""
