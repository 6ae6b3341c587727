"""`python -m bot` does what the command `watchword` does."""

from bot.cli import main

if __name__ == "__main__":
    main()
