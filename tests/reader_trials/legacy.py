"""Vietnamese as it was typed before Unicode: TCVN3 (.VnTime), VNI (VNI-Times), Windows-1258."""

import unicodedata

from reader_trials.sheets import Sheet

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT)

TCVN3_BY_VOWEL = {
    "a": "µ¶·¸¹",
    "ă": "»¼½¾Æ",
    "â": "ÇÈÉÊË",
    "e": "ÌÎÏÐÑ",
    "ê": "ÒÓÔÕÖ",
    "i": "×ØÜÝÞ",
    "o": "ßáâãä",
    "ô": "åæçèé",
    "ơ": "êëìíî",
    "u": "ïñòóô",
    "ư": "õö÷øù",
    "y": "úûüýþ",
}
TCVN3_PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\u00ad®¡¢£¤¥¦§", strict=True))

VNI_TONE = dict(zip(TONES, "øûõùï", strict=True))
VNI_ON_HAT = dict(zip(TONES, "àåãáä", strict=True))
VNI_ON_BREVE = dict(zip(TONES, "èúüéë", strict=True))
VNI_I = dict(zip(TONES, "ìæóíò", strict=True))
VNI_PLAIN = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}


def parted(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone ("" if none): “ế” → (“ê”, acute)."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks), tone


def tcvn3(words: str) -> str:
    """Words as their TCVN3 bytes show in a Latin font; toned capitals fall to lower case."""
    return "".join(tcvn3_letter(letter) for letter in unicodedata.normalize("NFC", words))


def tcvn3_letter(letter: str) -> str:
    base, tone = parted(letter)
    if tone:
        return TCVN3_BY_VOWEL[base.lower()][TONES.index(tone)]
    return TCVN3_PLAIN.get(letter, letter)


def vni(words: str) -> str:
    """Words as their VNI bytes show in a Latin font."""
    return "".join(vni_letter(letter) for letter in unicodedata.normalize("NFC", words))


def vni_letter(letter: str) -> str:
    small = vni_small(letter.lower())
    return small.upper() if letter.isupper() else small


def vni_small(letter: str) -> str:
    base, tone = parted(letter)
    if not tone:
        return VNI_PLAIN.get(letter, letter)
    if base in "âêô":
        return VNI_PLAIN[base][0] + VNI_ON_HAT[tone]
    if base == "ă":
        return "a" + VNI_ON_BREVE[tone]
    if base == "i":
        return VNI_I[tone]
    if base == "y" and tone == DOT:
        return "î"
    return VNI_PLAIN.get(base, base) + VNI_TONE[tone]


def windows_1258(words: str) -> bytes:
    """Words in Windows-1258, the tone behind its letter as Vietnamese Windows typed it."""
    letters = [
        "".join(parted(letter)) if parted(letter)[1] else letter
        for letter in unicodedata.normalize("NFC", words)
    ]
    return "".join(letters).encode("cp1258")


def typed(words: str, how: str) -> str:
    """Words as typed in "nfd", "tcvn3" or "vni"; "" leaves them alone."""
    if how == "nfd":
        return unicodedata.normalize("NFD", words)
    return {"tcvn3": tcvn3, "vni": vni}.get(how, str)(words)


def as_typed(sheet: Sheet, row: int, value: object) -> object:
    """A cell of `sheet` as it was typed."""
    if isinstance(value, str) and row >= sheet.legacy_from:
        return typed(value, sheet.typed)
    return value
