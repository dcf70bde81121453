"""What is measured: annotated corpora and the reader in, figures with intervals out (`python -m benchmarks NAME`).

One file a benchmark; its docstring defines its metric. The corpora are other people's text and are not kept here:
`--data DIR` or the environment variable DRAGOMAN_DATA says where they are.
"""
