"""``python -m twosource.cli``"""

from twosource.cli.app import main

main()
