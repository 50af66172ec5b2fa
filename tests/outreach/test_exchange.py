"""Tables and address books in and out: what goes out comes back, and nothing that comes in is lost."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outreach_samples import NOW, lay, listed

from pressroom.outreach.checks import check_outreach
from pressroom.outreach.flat import columns, flat
from pressroom.outreach.intake import Intake, rows_of, take_in, write_intake
from pressroom.outreach.media_list import Journalist, Outlet, Outreach
from pressroom.outreach.reading import read_outreach
from pressroom.outreach.tables import NoTable, read_table, write_table
from pressroom.outreach.vcards import read_cards, write_cards
from pressroom.reading.newsroom import read


def imported(
    root: Path, data: str | bytes, name: str = "list.csv", *, update: bool = False
) -> Intake:
    """Import a file into the sample's media list."""
    site = lay(root) if not (root / "outreach").exists() else lay_again(root)
    raw = data.encode() if isinstance(data, str) else data
    found = read_outreach(site)
    intake = take_in(rows_of(raw, name), name, site, found.outreach, update=update)
    write_intake(intake, site)
    return intake


def lay_again(root: Path):
    """The settings of a site that is there already."""
    import tempfile
    from dataclasses import replace

    with tempfile.TemporaryDirectory() as folder:
        return replace(lay(Path(folder)), root=root)


def now_listed(root: Path) -> Outreach:
    """The media list as it is on disk; it has no error."""
    found = read_outreach(lay_again(root))
    assert [str(p) for p in found.problems if p.severity == "error"] == []
    return found.outreach


def rows_in(root: Path, example: str = "") -> tuple[list[dict], list[dict]]:
    """Every entry as a flat row."""
    outreach = listed(root, example).outreach
    return (
        [dict(flat(o)) for o in outreach.outlets.values()],
        [dict(flat(j)) for j in outreach.journalists.values()],
    )


def emptied(root: Path) -> None:
    """Take every entry out of the list."""
    for file in (root / "outreach").glob("*/*.yml"):
        file.unlink()


MORE = """\
== outreach/journalists/noor-aziz.yml
name: نور عزيز
outlet: chinook-fm
email: noor@chinook.example.org
phone: +1 403-555-0163
beats: ["schools, all of them", health]
languages: [ar, en]
handles: {mastodon: noor@mast.example.org, x: nooraziz}
consent: {basis: relationship, date: 2026-02-03, how: "by \\"phone\\"; twice", until: 2027-01-01}
do_not_contact: on leave until spring
notes: |
  First line, with a comma; and a semicolon.
  Second line.
"""


@pytest.mark.parametrize("outlets", [True, False])
def test_a_table_comes_back_as_it_went(outlets: bool, tmp_path: Path) -> None:
    """Every key of every entry survives the way out and in."""
    before = rows_in(
        tmp_path, MORE.replace('["schools, all of them", health]', "[schools, health]")
    )
    outreach = now_listed(tmp_path)
    tables = {
        Outlet: write_table(tuple(outreach.outlets.values()), Outlet),
        Journalist: write_table(tuple(outreach.journalists.values()), Journalist),
    }
    emptied(tmp_path)
    for model in (Outlet, Journalist):
        assert imported(tmp_path, tables[model]).problems == []
    again = now_listed(tmp_path)
    after = [dict(flat(o)) for o in (again.outlets if outlets else again.journalists).values()]
    assert after == before[0 if outlets else 1]


def test_an_address_book_comes_back_as_it_went(tmp_path: Path) -> None:
    """Every key survives as a vCard, too: those that vCards don't know as properties of our own."""
    before = rows_in(tmp_path, MORE)
    cards = write_cards(now_listed(tmp_path))
    assert max(map(len, cards.encode().split(b"\r\n"))) <= 75
    emptied(tmp_path)
    assert imported(tmp_path, cards, "list.vcf").problems == []
    outreach = now_listed(tmp_path)
    assert [dict(flat(o)) for o in outreach.outlets.values()] == before[0]
    assert [dict(flat(j)) for j in outreach.journalists.values()] == before[1]


def test_a_table_has_a_column_for_every_key() -> None:
    """What is added to the model is in the table by itself."""
    header = next(csv.reader(io.StringIO(write_table((), Journalist))))
    assert header == list(columns(Journalist))
    assert {"consent.basis", "preferences.formats", "embargo_terms.accepted"} <= set(header)


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    """What a spreadsheet would run is written as text, and read as what it was."""
    example = "== outreach/journalists/marc-lefort.yml\nnotes: '=HYPERLINK(1)'\nrole: '@desk'"
    outreach = listed(tmp_path, example).outreach
    table = write_table((outreach.journalists["marc-lefort"],), Journalist)
    assert "'=HYPERLINK(1)" in table and "'@desk" in table
    (row,) = read_table(table)
    assert (row.values["notes"], row.values["role"]) == ("=HYPERLINK(1)", "@desk")


FOREIGN = {
    "a mailing program's": (
        "First Name,Last Name,Email Address,Company,Job Title,Twitter,Tier\n"
        "Jo,Park,jo@new.example.org,The Valley Post,Reporter,@jopark,A\n"
    ),
    "a spreadsheet's with semicolons": (
        "\ufeffFull name;E-mail;Publication;Position;Twitter handle;Tier\r\n"
        "Jo Park;jo@new.example.org;The Valley Post;Reporter;@jopark;A\r\n"
    ),
    "one with tabs": (
        "Name\tE-mail 1 - Value\tOrganization 1 - Name\tTitle\tX\tTier\n"
        "Jo Park\tjo@new.example.org\tThe Valley Post\tReporter\t@jopark\tA\n"
    ),
    "with quotes and breaks": (
        '"name","email","outlet","role","twitter","tier"\n'
        '"Jo Park","jo@new.example.org","The\nValley Post","Reporter","@jopark","A"\n'
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_programs_tables(name: str, tmp_path: Path) -> None:
    """Their columns are known by their names; an unknown one goes into the notes; the outlet is made."""
    intake = imported(tmp_path, FOREIGN[name])
    assert intake.problems == []
    assert intake.made == ["outlets/the-valley-post.yml", "journalists/jo-park.yml"]
    outreach = now_listed(tmp_path)
    jo = outreach.journalists["jo-park"]
    assert (jo.email, jo.outlet, jo.role) == ("jo@new.example.org", "the-valley-post", "Reporter")
    assert [value for _, value in jo.handles] == ["@jopark"]
    assert jo.notes.lower() == "tier: a"


def test_utf_16_tables_are_read(tmp_path: Path) -> None:
    """As spreadsheets save Unicode text."""
    data = "name\temail\nMaïté Ngô\tmaite@new.example.org\n".encode("utf-16")
    imported(tmp_path, data, "list.txt")
    assert now_listed(tmp_path).journalists["maite-ngo"].name == "Maïté Ngô"


def test_new_files_are_their_owners(tmp_path: Path) -> None:
    """Nobody else on the machine may read them."""
    imported(tmp_path, FOREIGN["one with tabs"])
    file = tmp_path / "outreach/journalists/jo-park.yml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "outreach").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "row",
    [
        "Someone Else,DANA@courier.example.org,",
        "dana whitcombe,other@courier.example.org,The Bow Valley Courier",
        "Dana  Whitcombe,,bow-valley-courier",
    ],
)
def test_who_is_known_is_told_and_left(row: str, tmp_path: Path) -> None:
    """The same address, or the same name and outlet, is the same person."""
    intake = imported(tmp_path, f"name,email,outlet\n{row}\n")
    assert intake.known == [(2, "journalists/dana-whitcombe.yml")]
    assert (intake.made, intake.texts) == ([], {})


def test_the_same_twice_in_a_table(tmp_path: Path) -> None:
    """The second is known by the first."""
    table = "name,email,outlet\nJo Park,jo@a.example.org,New\nJo Park,jo@b.example.org,NEW\n"
    intake = imported(tmp_path, table)
    assert intake.known == [(3, "journalists/jo-park.yml")]


def test_namesakes_get_slugs_of_their_own(tmp_path: Path) -> None:
    """The same name at another outlet is somebody else."""
    imported(tmp_path, "name,email,outlet\nDana Whitcombe,d@new.example.org,Chinook 99 Mornings\n")
    assert now_listed(tmp_path).journalists["dana-whitcombe-2"].outlet == "chinook-fm"


def test_update_adds_what_is_missing(tmp_path: Path) -> None:
    """Keys that a file lacks are added at its end; what it says, and how, stays."""
    lay(tmp_path)
    file = tmp_path / "outreach/journalists/marc-lefort.yml"
    file.write_text("# mine\n" + file.read_text())
    before = file.read_text()
    table = "name,email,role,languages\nM. L.,marc@echo.example.org,editor,en\n"
    intake = imported(tmp_path, table, update=True)
    assert intake.filled == ["journalists/marc-lefort.yml"]
    assert file.read_text() == f"{before}role: editor\n"
    assert imported(tmp_path, table, update=True).filled == []


def test_rows_with_mistakes_are_told_at_their_line(tmp_path: Path) -> None:
    """One bad row keeps no other out."""
    table = (
        "name,email,consent.date\nJo,jo at x,\nAna,ana@new.example.org,soon\n"
        "Kim,kim@new.example.org,2026-02-03\n,,x\n"
    )
    intake = imported(tmp_path, table)
    told = [str(problem) for problem in intake.problems]
    assert told[0].startswith('list.csv:2: F103 "email" is "jo at x"')
    assert any(line.startswith("list.csv:3: F107") for line in told)
    assert any(line.startswith("list.csv:4: F101") and '"basis"' in line for line in told)
    assert any(line.startswith("list.csv:5: F101") and '"name"' in line for line in told)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a,b\n1,2\n", 1, "names no column name"),
        ("", 1, "names no column name"),
        ('name\n"Jo\n', 2, "no table"),
    ],
)
def test_what_is_no_table(text: str, line: int, words: str) -> None:
    """It is said where and why."""
    with pytest.raises(NoTable, match=words) as trouble:
        list(read_table(text))
    assert trouble.value.line == line


CARDS = {
    "2.1": (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ng=C3=B4;Ma=C3=AF=\r\n"
        "t=C3=A9;;;\r\nORG:L'Écho;News\r\nTEL;CELL;VOICE:403-555-0181\r\nTEL;WORK:403-555-0182\r\n"
        "EMAIL;PREF;INTERNET:maite@new.example.org\r\nPHOTO;JPEG;ENCODING=BASE64:AAAA\r\n BBBB\r\n"
        "END:VCARD\r\n"
    ),
    "3.0": (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Maïté Ngô\nN:Ngô;Maïté;;;\nORG:L'Écho\nTEL;type=CELL;type=pref:\n"
        ' 403-555-0181\nTEL;TYPE="WORK,VOICE":403-555-0182\nitem1.EMAIL;type=INTERNET:old@new.example.org\n'
        "item2.EMAIL;type=INTERNET;type=pref:maite@new.example.org\nitem2.X-ABLabel:_$!<Work>!$_\n"
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA\nEND:VCARD\n"
    ),
    "4.0": (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Maïté Ngô\nORG:L'Écho\nTEL;VALUE=uri;TYPE=cell:tel:403-555-0181\n"
        'TEL;TYPE="work,voice";VALUE=uri:tel:403-555-0182\nEMAIL;PREF=2:old@new.example.org\n'
        "EMAIL;PREF=1:maite@new.example.org\nLANG;PREF=1:fr\nLANG;PREF=2:en\nTZ:America/Toronto\n"
        "CATEGORIES:housing,city hall\nNOTE:One\\, two\\nthree\\; four\nBDAY:19800101\nEND:VCARD\n"
    ),
}


@pytest.mark.parametrize("version", CARDS)
def test_cards_of_every_version(version: str, tmp_path: Path) -> None:
    """What matters is found, whatever the version: name, outlet, preferred address, phones."""
    imported(tmp_path, CARDS[version], "book.vcf")
    outreach = now_listed(tmp_path)
    maite = outreach.journalists["maite-ngo"]
    assert (maite.name, maite.email) == ("Maïté Ngô", "maite@new.example.org")
    assert (maite.mobile, maite.phone) == ("403-555-0181", "403-555-0182")
    assert outreach.outlets[str(maite.outlet)].name == "L'Écho"
    if version != "2.1":
        assert "email: old@new.example.org" in maite.notes
    if version == "4.0":
        assert (maite.languages, maite.timezone) == (("fr", "en"), "America/Toronto")
        assert maite.beats == ("housing", "city hall")
        assert maite.notes.startswith("One, two\nthree; four\n") and "bday: 19800101" in maite.notes


def test_lines_folded_within_a_letter(tmp_path: Path) -> None:
    """Programs that fold by bytes cut letters in two; they come together again."""
    name = "Maïté Ngô".encode()
    cut = name[:3] + b"\r\n " + name[3:]
    data = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + cut + b"\r\nEMAIL:m@new.example.org\r\nEND:VCARD\r\n"
    )
    imported(tmp_path, data, "book.vcf")
    assert now_listed(tmp_path).journalists["maite-ngo"].name == "Maïté Ngô"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("hello", 1, "no card"),
        ("BEGIN:VCARD\nFN:Jo\n", 1, "never ends"),
        ("BEGIN:VCARD\nFN Jo\nEND:VCARD\n", 2, "no colon"),
        ("BEGIN:VCARD\nFN;CHARSET=x;ENCODING=QUOTED-PRINTABLE:=FF\nEND:VCARD\n", 2, "isn't x"),
    ],
)
def test_what_is_no_address_book(text: str, line: int, words: str) -> None:
    """It is said where and why."""
    with pytest.raises(NoTable, match=words) as trouble:
        list(read_cards(text))
    assert trouble.value.line == line


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.text(min_size=1, max_size=30),
            "role": st.text(max_size=30),
            "notes": st.text(max_size=80),
            "beats": st.text(max_size=30),
        },
    )
)
def test_whatever_stands_in_a_table_is_kept_or_told(values: dict[str, str]) -> None:
    """Random texts in cells never crash the import, and what is taken in reads without an error."""
    import tempfile

    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["name", "role", "notes", "beats"])
    writer.writeheader()
    writer.writerow(values)
    with tempfile.TemporaryDirectory() as folder:
        site = lay(Path(folder))
        try:
            rows = rows_of(stream.getvalue().encode("utf-8", "surrogatepass"), "list.csv")
        except Exception as trouble:  # noqa: BLE001 - only these two may come
            assert type(trouble).__name__ in ("NoTable", "Malformed")
            return
        outreach = read_outreach(site).outreach
        intake = take_in(rows, "list.csv", site, outreach, update=False)
        write_intake(intake, site)
        after = read_outreach(site)
        assert not [p for p in after.problems if p.severity == "error"]
        news = len(after.outreach.journalists) - len(outreach.journalists)
        assert news == len(intake.made)
        if not any(text.strip() for text in values.values()):
            assert not intake.made


def test_imports_pass_the_checks(tmp_path: Path) -> None:
    """What was imported is told to lack a basis of consent, and nothing worse."""
    imported(tmp_path, FOREIGN["one with tabs"])
    site = lay_again(tmp_path)
    found = check_outreach(read_outreach(site).outreach, read(site).newsroom, NOW.date())
    assert [problem.code for problem in found] == ["L104"]
