#!/usr/bin/env python3
"""Makes the documents that the readers of documents are tried with: make-documents.py

They are written beside this file, the same each time, by the standard library alone.
"""

import hashlib
import pathlib
import struct
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent
LINES = [
    "Olga Lindgren, backend engineer",
    "Eight years of Go, PostgreSQL and Kafka.",
    "Ищу удалённую работу на Go.",
]
# PDF 32000-1:2008, 7.6.3.3, algorithm 2, step a.
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
DOCUMENT_ID = bytes(range(16))


def rc4(key, data):
    state = list(range(256))
    at = 0
    for place in range(256):
        at = (at + state[place] + key[place % len(key)]) % 256
        state[place], state[at] = state[at], state[place]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)


def hexadecimal(data):
    return b"<" + data.hex().encode() + b">"


class Lock:
    """The standard handler of passwords, revision 2 (PDF 32000-1:2008, 7.6.3): 40 bits, which hides nothing from anybody."""

    def __init__(self, password):
        def padded(word):
            return (word + PADDING)[:32]

        self.owner = rc4(hashlib.md5(padded(password)).digest()[:5], padded(password))
        self.permissions = -4
        seed = padded(password) + self.owner + struct.pack("<i", self.permissions) + DOCUMENT_ID
        self.key = hashlib.md5(seed).digest()[:5]
        self.user = rc4(self.key, PADDING)

    def dictionary(self):
        return b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P %d >>" % (
            hexadecimal(self.owner), hexadecimal(self.user), self.permissions)

    def hidden(self, number, data):
        key = hashlib.md5(self.key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        return rc4(key, data)


def pdf(streams, pages, resources, lock=None):
    """A document of one page.

    streams: (dictionary entries, data) by object number, from 5 on; pages: the page's content; resources: its resources.
    """
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
    }
    for number, (entries, data) in {4: (b"", pages), **streams}.items():
        if data is None:
            objects[number] = entries
            continue
        if lock:
            data = lock.hidden(number, data)
        objects[number] = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)
    if lock:
        objects[max(objects) + 1] = lock.dictionary()
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number in sorted(places):
        out += b"%010d 00000 n \n" % places[number]
    encrypted = b" /Encrypt %d 0 R" % max(objects) if lock else b""
    identity = hexadecimal(DOCUMENT_ID)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s /ID [%s %s] >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, encrypted, identity, identity, start)
    return bytes(out)


def with_text(lock=None):
    """A page of text: each character has a code of its own, of which a table says what it means."""
    codes = {character: place + 32 for place, character in enumerate(sorted(set("".join(LINES))))}
    page = b"BT /F1 12 Tf 72 770 Td 18 TL\n"
    for line in LINES:
        page += hexadecimal(bytes(codes[character] for character in line)) + b" Tj T*\n"
    page += b"ET\n"
    table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def\n"
    table += b"1 begincodespacerange <00> <ff> endcodespacerange\n%d beginbfchar\n" % len(codes)
    for character, code in codes.items():
        table += b"<%02x> <%s>\n" % (code, character.encode("utf-16-be").hex().encode())
    table += b"endbfchar endcmap end end\n"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return pdf({5: (font, None), 6: (b"", table)}, page, b"<< /Font << /F1 5 0 R >> >>", lock)


def of_a_scanner():
    """A page that is a picture: grey dots, and no text."""
    picture = bytes((place * 7 + place // 32 * 13) % 256 for place in range(32 * 32))
    entries = b"/Type /XObject /Subtype /Image /Width 32 /Height 32 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return pdf({5: (entries, picture)}, b"q 500 0 0 700 48 70 cm /I1 Do Q\n", b"<< /XObject << /I1 5 0 R >> >>")


def docx(path, mark=' w:rsidR="00000001"'):
    """The least that a word processor opens (ECMA-376, part 1, 11.3.10, and part 2); `mark` stands in each paragraph's tag."""
    paragraphs = "".join(f'<w:p{mark}><w:r><w:t>{line}</w:t></w:r></w:p>' for line in LINES)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml":
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels":
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels":
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        "word/document.xml":
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            f"{paragraphs}</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), head + text, zipfile.ZIP_DEFLATED)


def main():
    whole = with_text()
    files = {
        "text.pdf": whole,
        "picture.pdf": of_a_scanner(),
        "locked.pdf": with_text(Lock(b"secret")),
        "broken.pdf": whole[: len(whole) // 4],
    }
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)
    docx(FOLDER / "text.docx")
    docx(FOLDER / "bare.docx", mark="")
    data = (FOLDER / "text.docx").read_bytes()
    (FOLDER / "broken.docx").write_bytes(data[: len(data) // 2])


if __name__ == "__main__":
    main()
