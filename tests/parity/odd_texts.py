"""Texts of what texts are seldom made of, the same ones at every run: emoji, combining marks, right-to-left scripts, very long tokens, all
kinds of blanks, punctuation in any order; blank texts; and one text of 100,000 words."""
import random

WORDS = ("the a crew of said ferry didn't U.S. e.g. re-opened 3,000 $4.5bn 10km :) ... -- \" ' ( ) [ ] , . ; : ! ? / \\ @user #tag "
         "http://x.example/a?b=1 n't 's I'm we'll and/or").split()
ODD = ["🙂", "👨\u200d👩\u200d👧", "🇺🇦", "\u0301", "e\u0301\u0302\u0303", "مرحبا", "שלום", "北京", "ไทย", "हिन्दी", "\u200d", "\u200b", "\ufeff",
       "\u00a0", "\u2028", "\u3000", "\t", "\n", "\r\n", "\x1c", "\x85", "\u202e", "ﬁ", "İzmir", "ß", "ΣΑΣ", "ǅ", "𝔘", "½", "²", "٣", "Ⅷ",
       "—", "…", "“", "”", "‘", "’", "«", "»", "x" * 200, "(" * 150, "." * 120, "é" * 300, "a-" * 80, "1.2.3.4.5", "\x00"]
FIXED = ["", " ", "  ", "\n", "\t\t", "\u00a0", " \n \r\n ", "\u3000\u3000", "x" * 50_000, "(" * 3_000, "🙂" * 2_000, "\u0301" * 500,
         ("מ" * 20 + " ") * 50]


def odd_texts(count):
    if count == 0:
        return []
    chance = random.Random(11)
    texts = list(FIXED)
    while len(texts) < count - 1:
        parts = []
        for _ in range(chance.randint(0, 60)):
            parts.append(chance.choice(WORDS if chance.random() < 0.6 else ODD))
            parts.append(chance.choice([" ", " ", " ", "", "  ", "\n"]))
        texts.append("".join(parts))
    return [*texts, " ".join(chance.choice(WORDS) for _ in range(100_000))]
