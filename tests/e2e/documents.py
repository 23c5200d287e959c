"""Makes the files that the tests of documents read: PDFs whose every line is placed, DOCX and mails, with Python alone."""
import io
import textwrap
import zipfile

PAGE_WIDTH, PAGE_HEIGHT = 612, 792


def escaped(words):
    return words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


class Page:
    """Lines of words at places in points from the upper left corner. In words, "^12^" is a raised mark."""

    def __init__(self):
        self.content = b""

    def line(self, left, top, words, size=11):
        parts = words.split("^")
        drawn = b""
        for number, part in enumerate(parts):
            if part and number % 2:
                drawn += b"%.1f Ts /F1 %.1f Tf (%s) Tj 0 Ts /F1 %.1f Tf " % (size * 0.35, size * 0.6, escaped(part), size)
            elif part:
                drawn += b"(%s) Tj " % escaped(part)
        self.content += b"BT /F1 %.1f Tf %.1f %.1f Td %sET\n" % (size, left, PAGE_HEIGHT - top - size, drawn)
        return self

    def paragraph(self, left, top, words, size=11, width=85, pitch=14):
        """Wrapped lines; gives where the next one would stand."""
        for line in textwrap.wrap(words, width, break_on_hyphens=False):
            self.line(left, top, line, size)
            top += pitch
        return top


def pdf(pages, title="", author="", created="D:20300312101500+00'00'"):
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"]
    pages_id = 2 + 2 * len(pages)
    kids = []
    for page in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page.content), page.content))
        objects.append(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 1 0 R >> >> >>" %
                       (pages_id, PAGE_WIDTH, PAGE_HEIGHT, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % pages_id)
    objects.append(b"<< /Title (%s) /Author (%s) /CreationDate (%s) >>" % (escaped(title), escaped(author), escaped(created)))
    out, offsets = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" %
                  (len(objects) + 1, len(objects) - 1, len(objects), table))


def panel_report():
    """A report as panels write them: heads with the document's symbol, numbered paragraphs, footnotes, a table."""
    symbol = "S/2031/904"
    first = Page().line(72, 40, symbol, 9)
    first.line(72, 90, "Final report of the Panel on the Sample Coast", 20)
    first.line(72, 124, "12 March 2031", 11)
    first.line(72, 150, "II. Arms that reached the coast", 11)
    top = first.paragraph(72, 176, "12. The Panel inspected forty rifles at the quay of Port Sample on 4 February 2031.^1^ The "
                                   "serial numbers had been removed by grinding, and the crates bore the marks of a trader.^2^")
    top = first.paragraph(72, top + 8, "13. Two officials of the port authority told the Panel that the crates had been unloaded at "
                                       "night from a fishing vessel, and that no customs declaration had been made for the ship-")
    top = first.paragraph(72, top, "ment, which lorries carried")
    first.line(72, 690, "^1^ Visit of the Panel to Port Sample, 4 February 2031.", 8)
    first.line(72, 702, "^2^ Photographs held by the Panel. See also annex 3, in which the marks are compared with those", 8)
    first.line(72, 712, "of two earlier seizures.", 8)
    first.line(300, 750, "3/5", 9)
    second = Page().line(500, 40, symbol, 9)
    top = second.paragraph(72, 80, "inland the same night. The owner of the vessel denied that it had called at the port.^3^")
    top = second.paragraph(72, top + 8, "14. The Panel lists the seizures below.")
    for row, cells in enumerate([("Date", "Place", "Items"), ("4 February", "Port Sample", "40 rifles"), ("9 February", "Lower Ford", "6 mortars")]):
        for column, cell in enumerate(cells):
            second.line(72 + 150 * column, top + 14 + 16 * row, cell)
    second.paragraph(72, top + 80, "(a) The first seizure was made by the coast guard.")
    second.line(72, 700, "^3^ Interview with the owner, 20 February 2031.", 8)
    second.line(300, 750, "4/5", 9)
    third = Page().line(72, 40, symbol, 9)
    third.paragraph(72, 80, "15. The Panel recommends that the port authority keep a record of all vessels that call at night.")
    third.line(300, 750, "5/5", 9)
    return pdf([first, second, third], title="Final report of the Panel on the Sample Coast", author="Panel of Experts")


def scan():
    return pdf([Page(), Page()])


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(rows):
    inside = "".join(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def part(root, inside):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{root}>'


def docx(body, footnotes="", **more):
    """`body` is WordprocessingML; styles are those of a German Word, whose style names stay English."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/>{2}</w:style>'
    files = {
        "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations([("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"),
                                                   ("f", "footnotes", "footnotes.xml"), ("l", "hyperlink", "https://coast.example/log")]),
        "word/styles.xml": part("styles", style.format("Titel", "Title", "") + style.format("berschrift1", "heading 1", "") +
                                style.format("Zitat", "Quote", "") +
                                style.format("Eigen", "Own heading", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')),
        "word/numbering.xml": part("numbering", '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>'
                                   '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                                   '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'),
        "word/footnotes.xml": part("footnotes", '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + footnotes),
        "docProps/core.xml": '<?xml version="1.0"?><c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:dc" xmlns:t="urn:t">'
                             "<dc:title>Statement on the night convoy</dc:title><dc:creator>Ann Example</dc:creator>"
                             "<t:created>2031-02-03T08:00:00Z</t:created><t:modified>2031-02-04T09:00:00Z</t:modified></c:coreProperties>",
        **more,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(words, style="", extra=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>' if style or extra else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def statement_docx():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    body = (
        paragraph("Statement on the night convoy", "Titel")
        + paragraph("What was seen", "berschrift1")
        + '<w:p><w:r><w:t>The council of Lower Ford said on Monday that a convoy of </w:t></w:r>'
          '<w:del><w:r><w:delText>nine</w:delText></w:r></w:del><w:ins><w:r><w:t>twelve</w:t></w:r></w:ins>'
          '<w:r><w:t xml:space="preserve"> lorries crossed the bridge.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
          '<w:r><w:t xml:space="preserve"> It keeps a </w:t></w:r><w:hyperlink r:id="l"><w:r><w:t>log</w:t></w:r></w:hyperlink>'
          '<w:r><w:t>.</w:t></w:r></w:p>'
        + paragraph("We counted them twice.", "Zitat")
        + paragraph("Earlier convoys", "Eigen")
        + paragraph("Two lorries in May.", "", numbered) + paragraph("Four lorries in June.", "", numbered)
        + "<w:tbl><w:tr><w:tc>" + paragraph("Day") + "</w:tc><w:tc>" + paragraph("Lorries") + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph("Monday") + "</w:tc><w:tc>" + paragraph("12") + "</w:tc></w:tr></w:tbl>"
        + "<w:sectPr/>"
    )
    return docx(body, '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Log of the bridge guard.</w:t></w:r></w:p></w:footnote>')
