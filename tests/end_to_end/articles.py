"""Small invented articles, each unlike the others, for tests that read whole folders."""

from pathlib import Path

STATES = ("Kestria", "Varnland", "Orsova", "Velm")
WEAPONS = ("patrol boats", "drones", "missiles", "artillery shells")


def article(number: int) -> str:
    """Number ``number`` of an endless series."""
    seller, buyer = STATES[number % 4], STATES[(number + 1 + number // 4 % 3) % 4]
    goods, day = WEAPONS[number // 2 % 4], number % 27 + 1
    return (
        f"{seller} supplies {goods} to {buyer}\n\n"
        f"May {day}, 2031\n\n"
        f"{seller} delivered {number + 3} {goods} to {buyer} on May {day}, 2031, the Daily Meridian reported.\n\n"
        f"The foreign minister of {buyer} visited {seller} in April, according to Halvard Press Agency. "
        f"“We have not bought any {goods},” the minister said.\n"
    )


def write_articles(folder: Path, count: int) -> Path:
    """``count`` articles as text files in ``folder``."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    return folder
