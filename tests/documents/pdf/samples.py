"""A paper of the bar, written as content: the sheet on Casablanca."""

from datetime import date

from kl_relations_desktop.documents.content import (
    Annex,
    Bullets,
    Column,
    DatedFact,
    DatedFacts,
    Event,
    Fact,
    Item,
    Letterhead,
    Move,
    Note,
    Numbered,
    Pair,
    Pairs,
    PartnerHead,
    People,
    PersonRow,
    Precision,
    Prose,
    Seal,
    Section,
    Sheet,
    SourceRow,
    SourcesList,
    Span,
    Stamp,
    Style,
    Table,
    Timeline,
    TimelineWords,
    missing,
    plain,
    strong,
)

SEAL = Seal("KLR/2027/004", "9f2c5be1d07a4431")

ENGLISH_WORDS = TimelineWords(
    "day known",
    "month known: the mark spans it",
    "only the year known: the mark spans it",
    "from day to day",
    "about then",
    "planned",
    "years left out",
    "{n} more in Annex {letter}",
)


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(plain(text)) for text in texts)


def led(*texts: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(Item(plain(text), lead) for lead, text in texts)


def letterhead_en(number: str, **changes: str) -> Letterhead:
    words = {
        "wordmark": "Kuala Lumpur City Hall",
        "unit_line": "Dewan Bandaraya Kuala Lumpur\u2002·\u2002International affairs",
        "kind_word": "Briefing sheet",
        "reader": "For the Mayor",
        "number": number,
        "number_line": f"No. {number}",
        "copy_line": "Copy 1 of 3",
        "printed_on": "11 January 2027",
        "officer": "Desk officer",
        "scan_hint": "scan to check",
        "page": "Page {n} of {N}",
        "sample_tag": "Sample",
        "sample_note": "Sections so marked are sample data",
    }
    return Letterhead(**{**words, **changes})


def letterhead_ms(number: str) -> Letterhead:
    return letterhead_en(
        number,
        wordmark="Dewan Bandaraya Kuala Lumpur",
        unit_line="Kuala Lumpur City Hall\u2002·\u2002Hal ehwal antarabangsa",
        kind_word="Kertas taklimat",
        reader="Untuk Datuk Bandar",
        copy_line="Salinan 1 daripada 3",
        printed_on="11 Januari 2027",
        officer="Pegawai meja",
        scan_hint="imbas untuk semak",
        page="Muka surat {n} daripada {N}",
        sample_tag="Contoh",
        sample_note="Bahagian bertanda ialah contoh",
    )


def event(day: date, text: str, said: str, figure: str = "", **more: object) -> Event:
    return Event(day, day, Precision.DAY, said, text, figure, **more)  # type: ignore[arg-type]


CASABLANCA_EVENTS = (
    Event(date(1989, 1, 1), date(1989, 1, 31), Precision.MONTH, "January 1989", "Proposal"),
    event(date(1990, 1, 12), "Proposal approved", "12 January 1990"),
    event(date(1991, 5, 31), "Letter of Intent", "31 May 1991"),
    event(date(1992, 7, 11), "MoU, Casablanca", "11 July 1992"),
    event(date(2025, 11, 5), "Last meeting", "5 November 2025", "2"),
    event(date(2027, 1, 14), "This visit", "14 January 2027", "2", is_planned=True),
)

_NOT_STATED = (missing("Not stated"),)


def casablanca_annex() -> Annex:
    steps = Table(
        (Column("Date, as known"), Column("Step"), Column("By whom")),
        (
            (
                (plain("January 1989"),),
                (plain("Twin-city proposal, made on a visit to Kuala Lumpur"),),
                (plain("Mr. Ahmad Kadiri, Deputy Mayor of Casablanca"),),
            ),
            (
                (plain("12 January 1990"),),
                (plain("Proposal approved; not an instrument"),),
                ((Span("Prime Minister; name "), Span("not stated", Style.MISSING)),),
            ),
            (
                (plain("31 May 1991"),),
                (plain("Letter of Intent to formalise the twin-city tie"),),
                _NOT_STATED,
            ),
            (
                (plain("11 July 1992"),),
                (plain("Memorandum of Understanding, signed in Casablanca"),),
                _NOT_STATED,
            ),
        ),
    )
    exact = Table(
        (Column("Fact"), Column("As printed"), Column("Sure?"), Column("Source")),
        tuple(
            tuple((plain(text),) for text in row)
            for row in (
                ("Proposal made", "“January 1989”", "month only", "1"),
                ("Proposal approved", "“January 12, 1990”", "stated", "1"),
                ("Deputy Mayor’s name", "“Mr. Ahmad Kadiri”", "to verify", "1"),
                ("Page last updated", "“09/05/2025”", "ambiguous", "1"),
                ("Last meeting", "5 November 2025", "sample", "2"),
            )
        ),
    )
    ask = Table(
        (Column("Missing"), Column("Where it may be found")),
        tuple(
            tuple((plain(text),) for text in row)
            for row in (
                (
                    "Signed texts of both instruments",
                    "City Hall registry; Casablanca’s protocol office",
                ),
                ("Signatories and posts", "Same; photographs of 11 July 1992"),
                ("Term and notice", "The clause on duration in the signed MoU"),
            )
        ),
    )
    areas = Numbered(
        items(
            "Know-how on running a city, shared by both sides.",
            "The economy and tourism.",
            "Working together on administration, and passing information to each other.",
            "Culture and the arts, and activities for young people and sport.",
        ),
        numerals="i",
    )
    first = Prose((plain("First printing for this visit. Nothing to compare."),))
    return Annex(
        "Annex",
        "Read only if asked",
        (
            Section("history", "How the tie came about", (steps,), letter="A"),
            Section(
                "areas",
                "Areas of cooperation",
                (areas,),
                note="MoU, 11 July 1992; restated in our words",
                letter="B",
            ),
            Section("exact", "How exact each fact is", (exact,), letter="C"),
            Section("ask", "Whom to ask", (ask,), is_sample=True, letter="D"),
            Section("since", "Since the last printing", (first,), letter="E"),
        ),
    )


def agreements_table() -> Table:
    return Table(
        (
            Column("Instrument and standing"),
            Column("Signed"),
            Column("Place"),
            Column("Signatories"),
            Column("Term"),
        ),
        (
            (
                (strong("Letter of Intent"), plain("Followed by the MoU")),
                (plain("31 May 1991"),),
                _NOT_STATED,
                _NOT_STATED,
                _NOT_STATED,
            ),
            (
                (strong("Memorandum of Understanding"), plain("Latest of the chain")),
                (plain("11 July 1992"),),
                (plain("Casablanca"),),
                _NOT_STATED,
                _NOT_STATED,
            ),
        ),
        "agreements",
    )


def promises_table() -> Table:
    return Table(
        (Column("Whose"), Column("What was promised"), Column("Who does it"), Column("Due")),
        (
            (
                (plain("Ours"),),
                (plain("Send the calendar of training courses"),),
                (plain("Director, Training"),),
                (plain("31 October 2026"), strong("Late: 72 days")),
            ),
            (
                (plain("Ours"),),
                (plain("Name a contact for heritage streets"),),
                (plain("Director, Planning"),),
                (plain("28 February 2027"),),
            ),
            (
                (plain("Theirs"),),
                (plain("Send scans of both signed instruments"),),
                (plain("Mayor’s cabinet"),),
                _NOT_STATED,
            ),
        ),
        "promises",
    )


def _second_page() -> tuple[Section, ...]:
    background = DatedFacts(
        (
            DatedFact(
                "January 1989",
                plain(
                    "Casablanca’s Deputy Mayor, Mr. Ahmad Kadiri, visits Kuala Lumpur and "
                    "proposes the tie.",
                    "1",
                ),
            ),
            DatedFact(
                "12 January 1990",
                plain(
                    "The Prime Minister approves the proposal: a twin-city tie by way of an "
                    "MoU.",
                    "1",
                ),
            ),
            DatedFact(
                "31 May 1991",
                (
                    Span("Letter of Intent. Place, signatories: "),
                    Span("not stated", Style.MISSING),
                    Span(".", figure="1"),
                ),
            ),
            DatedFact(
                "11 July 1992", plain("MoU signed in Casablanca; four areas agreed.", "1")
            ),
        ),
        "milestones",
        2,
    )
    areas = Note(
        (
            Span("The MoU’s four areas.", Style.STRONG),
            Span(
                " City management; the economy and tourism; administration and information; "
                "culture, youth and sport. In full: Annex B."
            ),
        )
    )
    gaps = Bullets(
        items(
            "MoU: term, notice, entry into force, signatories and their posts",
            "Letter of Intent: place, signatories",
            "Text, languages and number of originals of both instruments",
            "Any joint work between 1992 and 2025",
        )
    )
    sources = SourcesList(
        (
            SourceRow(
                "1",
                (
                    Span("City Hall’s public page, "),
                    Span("International Network & Twin Cities", Style.TITLE),
                    Span(
                        ". Last update printed as “09/05/2025”; order of day and month not "
                        "stated. Retrieved 4 January 2027."
                    ),
                ),
            ),
            SourceRow(
                "2", plain("The desk’s own records, as of 11 January 2027. Sample data.")
            ),
        )
    )
    return (
        Section("background", "Background", (background,), page=2),
        Section(
            "timeline",
            "Timeline",
            (Timeline(CASABLANCA_EVENTS, ENGLISH_WORDS, annex="A"),),
            page=2,
        ),
        Section("agreements", "Agreements", (agreements_table(), areas), page=2),
        Section("promises", "Open promises", (promises_table(),), page=2, is_sample=True),
        Section("gaps", "What the records do not say", (gaps,), page=2),
        Section("sources", "Sources", (sources,), page=2),
    )


CASABLANCA_MOVES = (
    Move("background", "history", "{n} more in Annex {letter}", rows=(0, 1, 2, 3)),
    Move("agreements", "areas", "{n} more in Annex {letter}", block=1, count=4),
    Move("gaps", "ask", "{n} more in Annex {letter}", rows=(2, 3), is_repeated=False),
)


def casablanca() -> Sheet:
    """Return the sheet of sheet-casablanca-en-1..3."""
    objectives = Numbered(
        items(
            "Agree who leads on each side, and a date in 2027 for a first working meeting on "
            "urban management.",
            "Settle whether both cities still treat the 1992 MoU as current; its term is not "
            "stated.",
        ),
        "objectives",
        2,
    )
    points = Numbered(
        led(
            (
                "Casablanca made the first move.",
                "Thank them: its Deputy Mayor proposed these ties in Kuala Lumpur in January "
                "1989.",
            ),
            (
                "Thirty-five years in July.",
                "The MoU was signed in Casablanca on 11 July 1992; offer a joint exhibition of "
                "archive photographs.",
            ),
            (
                "Our list is ready.",
                "Hand over the training calendar we promised on 5 November 2025, and ask for "
                "theirs on heritage streets.",
            ),
            (
                "Youth and sport is the unused clause.",
                "Propose one exchange, twelve students each way, before the end of 2027.",
            ),
        ),
        "points",
        2,
    )
    raised = Pairs(
        (
            Pair(
                "Direct flights",
                plain("Not ours to decide. Say we will pass it to the Ministry of Transport."),
            ),
            Pair(
                "Renewing the MoU",
                plain("Welcome it. Commit to no term until the signed text has been read."),
            ),
        ),
        "raised",
        2,
    )
    people = People(
        (
            PersonRow(
                "H.E. Karim El Fassi",
                "كريم الفاسي",
                plain("Mayor; head of delegation"),
                plain("“Your Excellency”"),
            ),
            PersonRow(
                "Ms Houda Berrada",
                "هدى برادة",
                plain("Director, urban planning"),
                plain("“Ms Berrada”"),
            ),
            PersonRow(
                "Mr Youssef Tazi",
                "يوسف التازي",
                plain("Adviser; interprets"),
                plain("“Mr Tazi”"),
            ),
        )
    )
    last = Prose(
        (
            plain(
                "5 November 2025, Casablanca. The Deputy Mayor of Kuala Lumpur met the "
                "Director "
                "of urban planning. No instrument was signed."
            ),
        ),
        "outcome",
        3,
    )
    return Sheet(
        language="en",
        title="Briefing sheet KLR/2027/004: Casablanca",
        letterhead=letterhead_en("KLR/2027/004"),
        head=PartnerHead(
            "Casablanca",
            "الدار البيضاء",
            "ma",
            (),
            "Twin city\u2002·\u2002Morocco",
            "Courtesy call on the Mayor",
            "Thursday, 14 January 2027, 10:00 to 10:45\u2002·\u2002Menara DBKL 1",
            is_sample=True,
        ),
        facts=(
            Fact("Twin-city ties proposed", "January 1989", figure="1"),
            Fact("Letter of Intent", "31 May 1991", figure="1"),
            Fact("MoU", "11 July 1992", figure="1"),
            Fact("Signed at", "Casablanca", figure="1"),
            Fact("Term and expiry", "Not stated", is_missing=True),
            Fact("Signatories", "Not stated", is_missing=True),
            Fact("Last meeting", "5 November 2025", figure="2"),
            Fact("Promises open", "2 ours, 1 theirs", figure="2"),
        ),
        sections=(
            Section("objectives", "Objectives", (objectives,), is_sample=True),
            Section("points", "Points to make", (points,), is_sample=True),
            Section("raised", "If they raise", (raised,), leaves=2, is_sample=True),
            Section("people", "People you will meet", (people,), is_sample=True),
            Section("last", "Last meeting", (last,), leaves=1, is_sample=True),
            *_second_page(),
        ),
        annex=casablanca_annex(),
        moves=CASABLANCA_MOVES,
        stamp=Stamp("TERHAD"),
        seal=SEAL,
    )
