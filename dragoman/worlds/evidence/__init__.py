"""What the records of a situation bear of each number of a model: records in, numbers with their words and sources out.

Each file owns one kind of number. Where the records bear nothing the number has a wide default and says that it is
assumed. `making` puts them together.
"""
