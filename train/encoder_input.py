"""What an encoder of event types reads: a sentence as wordpieces, with marks around its source and its target.

    [CLS] the @ kremlin @ blamed # the west # . [SEP]

`@` stands before and after the source, `#` before and after the target; either may be absent. The text is cut at the
spans' borders and each part is tokenised by itself, so that a mark is always a piece of its own. At one place closing
marks come before opening ones, and the source's before the target's.
An input of more than max_tokens is cut to the pieces around the spans, with what is marked outside it lost.

src/encode/ does the same in C++ (encoder_input.cc); train/reference_encoder.py compares them. Needs `tokenizers` for
wordpiece_tokenizer alone.
"""

MARKS = {"source": "@", "target": "#"}


def wordpiece_tokenizer(pieces):
    """The tokenizer of uncased BERT over this list of pieces. "[SEP]" in a text is plain text to it."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    vocabulary = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True,
                                          lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def borders(spans):
    """(offset, whether it opens, name of the span) in the order in which marks are written."""
    found = []
    for name, (start, end) in spans.items():
        found += [(start, True, name), (end, False, name)]
    return sorted(found)  # "source" comes before "target"


def marked_pieces(tokenizer, sentence, source=None, target=None):
    """(ids, spans) without [CLS] and [SEP]: spans has the first and one past the last piece inside each span given.

    source and target are (start, end) in characters of the sentence; None or an empty pair where there is none.
    """
    given = {name: span for name, span in [("source", source), ("target", target)] if span and span[0] < span[1]}
    ids, first, spans, at = [], {}, {}, 0

    def take(text):
        ids.extend(tokenizer.encode(text, add_special_tokens=False).ids)

    for offset, opens, name in borders(given):
        take(sentence[at:offset])
        at = offset
        if not opens:
            spans[name] = (first[name], len(ids))
        ids.append(tokenizer.token_to_id(MARKS[name]))
        if opens:
            first[name] = len(ids)
    take(sentence[at:])
    return ids, spans


def window(count, spans, limit):
    """(first, last) of the pieces that are kept where there are `count`."""
    if count <= limit:
        return 0, count
    low = min((first for first, _ in spans.values()), default=0)
    high = max((last for _, last in spans.values()), default=0)
    first = min(max((low + high) // 2 - limit // 2, 0), count - limit)
    return first, first + limit


def encoder_input(tokenizer, sentence, source=None, target=None, max_tokens=128):
    """(ids, spans): ids with [CLS] and [SEP]; spans maps "source" and "target" to their positions in ids.

    A span that is absent, or outside the window, has no positions.
    """
    ids, spans = marked_pieces(tokenizer, sentence, source, target)
    first, last = window(len(ids), spans, max_tokens - 2)
    kept = [tokenizer.token_to_id("[CLS]")] + ids[first:last] + [tokenizer.token_to_id("[SEP]")]
    positions = {}
    for name in MARKS:
        low, high = spans.get(name, (0, 0))
        positions[name] = range(max(low, first) - first + 1, max(min(high, last) - first + 1, 1))
    return kept, positions
