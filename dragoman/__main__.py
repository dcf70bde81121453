"""`python -m dragoman`: the commands."""

from dragoman.cli import main

if __name__ == "__main__":
    main()
