"""Files as people upload them, and as nobody should."""

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"


def pdf_of(*lines: str) -> bytes:
    """The smallest PDF that shows some lines."""
    return _pdf(_shown(*lines), f"{_FONT} >>")


def scanned() -> bytes:
    """A PDF of one page without a word."""
    return pdf_of()


def with_half_characters(*lines: str) -> bytes:
    """Its font says of z that it is the first half of a character, which is none."""
    table = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <7A> <7A> <D800> endbfrange"
    return _pdf(_shown("z", *lines), f"{_FONT} /ToUnicode 6 0 R >>", _stream(table))


def drawn(times: int) -> bytes:
    """Something is drawn so often on one page."""
    return _pdf("n " * times, f"{_FONT} >>")


def _shown(*lines: str) -> str:
    return f"BT /F1 12 Tf 50 700 Td {' '.join(f'({line}) Tj 0 -20 Td' for line in lines)} ET"


def _stream(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def _pdf(page: str, font: str, *more: str) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(page),
        font,
        *more,
    ]
    body, places = "%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{held}\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    return (body + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").encode()
