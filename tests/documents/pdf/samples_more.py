"""More papers of the bar: Casablanca in Malay, CityNet, Osaka's card, and many scripts."""

from dataclasses import replace
from datetime import date

from kl_relations_desktop.documents.content import (
    Bullets,
    Columns,
    Event,
    Fact,
    Item,
    LandMap,
    Numbered,
    Pair,
    Pairs,
    PaperKind,
    PartnerHead,
    People,
    PersonRow,
    Place,
    Precision,
    Prose,
    Seal,
    Section,
    Sheet,
    ShortList,
    SourceRow,
    SourcesList,
    Span,
    Stamp,
    Style,
    Text,
    Timeline,
    plain,
)
from tests.documents.pdf.samples import (
    ENGLISH_WORDS,
    casablanca,
    event,
    items,
    led,
    letterhead_en,
    letterhead_ms,
)


def _malay_first_page() -> tuple[Section, ...]:
    objectives = Numbered(
        items(
            "Menetapkan ketua di kedua-dua pihak serta tarikh dalam tahun 2027 bagi mesyuarat "
            "kerja pertama tentang pengurusan bandar.",
            "Memastikan sama ada kedua-dua bandar raya masih berpegang pada MoU 1992; "
            "tempohnya "
            "tidak dinyatakan.",
        ),
        "objectives",
        2,
    )
    points = Numbered(
        led(
            (
                "Casablanca memulakan langkah.",
                "Naib Datuk Bandarnya membuat cadangan pada Januari 1989; ucapkan terima "
                "kasih.",
            ),
            (
                "Tiga puluh lima tahun pada Julai ini.",
                "Tawarkan pameran bersama foto arkib bagi MoU bertarikh 11 Julai 1992.",
            ),
            (
                "Senarai kita sudah siap.",
                "Serahkan kalendar latihan yang dijanjikan pada 5 November 2025; minta "
                "kalendar "
                "mereka.",
            ),
            (
                "Belia dan sukan belum digunakan.",
                "Cadangkan satu pertukaran, dua belas pelajar setiap pihak, sebelum akhir "
                "2027.",
            ),
        ),
        "points",
        2,
    )
    raised = Pairs(
        (
            Pair(
                "Penerbangan terus",
                plain(
                    "Bukan bidang kuasa kita; akan dipanjangkan kepada Kementerian "
                    "Pengangkutan."
                ),
            ),
            Pair(
                "Pembaharuan MoU",
                plain("Alu-alukan. Jangan janjikan tempoh sebelum teks bertandatangan dibaca."),
            ),
        ),
        "raised",
        2,
    )
    people = People(
        (
            PersonRow(
                "TYT Karim El Fassi",
                "كريم الفاسي",
                plain("Datuk Bandar; ketua delegasi"),
                plain("“Tuan Yang Terutama”"),
            ),
            PersonRow(
                "Puan Houda Berrada",
                "هدى برادة",
                plain("Pengarah perancangan bandar"),
                plain("“Puan Houda”"),
            ),
            PersonRow(
                "Encik Youssef Tazi",
                "يوسف التازي",
                plain("Penasihat; jurubahasa"),
                plain("“Encik Youssef”"),
            ),
        )
    )
    last = Prose(
        (
            plain(
                "5 November 2025, Casablanca: Naib Datuk Bandar menemui Pengarah perancangan "
                "bandar. Tiada instrumen ditandatangani."
            ),
        ),
        "outcome",
        3,
    )
    return (
        Section("objectives", "Objektif", (objectives,), is_sample=True),
        Section("points", "Perkara untuk dibangkitkan", (points,), is_sample=True),
        Section("raised", "Jika dibangkitkan", (raised,), leaves=2, is_sample=True),
        Section("people", "Orang yang akan ditemui", (people,), is_sample=True),
        Section("last", "Pertemuan terakhir", (last,), leaves=1, is_sample=True),
    )


def casablanca_ms() -> Sheet:
    """Return the first page of sheet-casablanca-ms-1, with the rest as in English."""
    english = casablanca()
    return replace(
        english,
        language="ms",
        title="Kertas taklimat KLR/2027/004: Casablanca",
        letterhead=letterhead_ms("KLR/2027/004"),
        head=replace(
            english.head,
            grade_line="Bandar raya berkembar\u2002·\u2002Maghribi",
            occasion="Kunjungan hormat kepada Datuk Bandar",
            occasion_detail=(
                "Khamis, 14 Januari 2027, 10:00 hingga 10:45\u2002·\u2002Menara DBKL 1"
            ),
        ),
        facts=(
            Fact("Cadangan hubungan", "Januari 1989", figure="1"),
            Fact("Surat Hasrat", "31 Mei 1991", figure="1"),
            Fact("MoU", "11 Julai 1992", figure="1"),
            Fact("Ditandatangani di", "Casablanca", figure="1"),
            Fact("Tempoh dan tarikh tamat", "Tidak dinyatakan", is_missing=True),
            Fact("Penandatangan", "Tidak dinyatakan", is_missing=True),
            Fact("Pertemuan terakhir", "5 November 2025", figure="2"),
            Fact("Janji belum selesai", "2 kita, 1 mereka", figure="2"),
        ),
        sections=(*_malay_first_page(), *english.sections[5:]),
    )


def citynet() -> Sheet:
    """Return the sheet of network-1, with a short second page."""
    objectives = Numbered(
        items(
            "Obtain our date of joining, grade and dues in writing, before the yearly budget "
            "closes.",
            "Offer Kuala Lumpur as host of one training week in the infrastructure cluster.",
        )
    )
    points = Numbered(
        led(
            (
                "Floods first.",
                "We will send two engineers to the disaster cluster if the programme is "
                "fixed by "
                "June.",
            ),
            (
                "Bring the others in.",
                "Ask how universities and firms of our city may take part, since the alliance "
                "admits them.",
            ),
            (
                "One letter-box.",
                "From now on, one post at City Hall answers for CityNet.",
            ),
        )
    )
    purpose = Prose(
        (
            plain(
                "An alliance of those who shape cities across Asia and the Pacific, working "
                "for "
                "cities that last and recover. It admits non-governmental bodies, private "
                "firms "
                "and research institutes besides cities.",
                "1",
            ),
        )
    )
    clusters = Columns(
        (
            ShortList(
                "Four clusters",
                tuple(
                    plain(text)
                    for text in (
                        "Sustainable Development Goals",
                        "Disaster management",
                        "Climate change",
                        "Infrastructure",
                    )
                ),
                "1",
            ),
            ShortList("Backed by", (plain("UNESCAP"), plain("UNDP"), plain("UN-HABITAT")), "1"),
        )
    )
    where = LandMap(
        (
            Place(126.98, 37.57, "Seoul", "President and secretariat"),
            Place(101.69, 3.14, "Kuala Lumpur", "City Hall"),
        )
    )
    unsaid = Bullets(items("Date of joining, grade, dues, representative"))
    sources = SourcesList((SourceRow("1", plain("City Hall’s public page.")),))
    return Sheet(
        language="en",
        title="Briefing sheet KLR/2027/007: CityNet",
        letterhead=replace(letterhead_en("KLR/2027/007"), copy_line="Copy 1 of 2"),
        head=PartnerHead(
            "CityNet",
            quiet_words=("Network", "Asia-Pacific"),
            grade_line="Alliance of cities and other urban bodies in Asia and the Pacific",
            occasion="Meeting of the executive committee, Seoul",
            occasion_detail="Tuesday, 9 March 2027\u2002·\u2002outward visit",
            is_sample=True,
        ),
        facts=(
            Fact("Secretariat", "Seoul", figure="1"),
            Fact("Presidency", "Seoul", figure="1"),
            Fact("Themes", "4 clusters", figure="1"),
            Fact("Website", "citynet-ap.org", figure="1"),
            Fact("City Hall joined", "Not stated", is_missing=True),
            Fact("Grade and dues", "Not stated", is_missing=True),
            Fact("Our representative", "Not stated", is_missing=True),
            Fact("Number of members", "Not stated", is_missing=True),
        ),
        sections=(
            Section("objectives", "Objectives", (objectives,), is_sample=True),
            Section("points", "Points to make", (points,), is_sample=True),
            Section("purpose", "What it is", (purpose,)),
            Section("clusters", "Clusters and backing", (clusters,)),
            Section("where", "Where it sits", (where,), note="Land only; no borders drawn"),
            Section("gaps", "What the records do not say", (unsaid,), page=2),
            Section("sources", "Sources", (sources,), page=2),
        ),
        stamp=Stamp("TERHAD"),
        seal=Seal("KLR/2027/007", "1b7fe0c2a95d3348"),
    )


def osaka_card() -> Sheet:
    """Return the card of card.png."""
    say = Numbered(
        (
            Item(
                (
                    Span("Friends in business since 10 August 1989", Style.STRONG),
                    Span(", when our cities signed in Osaka."),
                )
            ),
            Item(
                plain("Invite twenty of theirs to Kuala Lumpur in the autumn."),
                "Small firms are the heart of it.",
            ),
            Item(
                plain("at the port seminar last year."),
                "Thank you for the interpreters",
            ),
        )
    )
    unsaid = Bullets(
        (
            Item(
                (
                    Span("That our agreement was "),
                    Span("replaced", Style.STRONG),
                    Span(
                        " in 1994. MATRADE signed with Osaka that year, because trade is its "
                        "field. It is a related paper, not an amendment and not an end."
                    ),
                )
            ),
            Item(
                (
                    Span("That our agreement has "),
                    Span("run out", Style.STRONG),
                    Span(". Its term is "),
                    Span("not stated", Style.MISSING),
                    Span("."),
                )
            ),
        )
    )
    meet = People(
        (
            PersonRow(
                "Mr Takeshi Morimoto",
                "森本 武",
                plain("Mayor of Osaka"),
                plain("Say “Mayor Morimoto”"),
            ),
            PersonRow(
                "Ms Aya Kitamura",
                "北村 彩",
                plain("Director, economic affairs"),
                plain("Say “Ms Kitamura”"),
            ),
        )
    )
    when = Timeline(
        (
            event(
                date(1989, 8, 10), "Business Partner City, signed in Osaka", "10 August 1989"
            ),
            Event(
                date(1994, 1, 1),
                date(1994, 12, 31),
                Precision.YEAR,
                "1994",
                "MATRADE and Osaka; a related paper",
            ),
        ),
        ENGLISH_WORDS,
    )
    return Sheet(
        language="en",
        title="Card KLR/2027/011: Osaka",
        letterhead=replace(
            letterhead_en("KLR/2027/011"),
            kind_word="Card",
            reader="For the car and the lectern",
            copy_line="Copy 1 of 1",
            sample_note="Parts so marked are sample data",
        ),
        head=PartnerHead(
            "Osaka",
            "大阪市",
            "jp",
            grade_line="Business partner city\u2002·\u2002Japan",
            occasion="Dinner given by the Mayor of Osaka",
            occasion_detail="Friday, 22 January 2027, 19:30\u2002·\u2002Osaka",
            is_sample=True,
        ),
        sections=(
            Section("say", "Say", (say,), is_sample=True),
            Section("unsaid", "Do not say", (unsaid,)),
            Section("meet", "Meet", (meet,), is_sample=True),
            Section("when", "When", (when,)),
        ),
        kind=PaperKind.CARD,
        stamp=Stamp("TERHAD"),
        seal=Seal("KLR/2027/011", "5cc0417ea2b98d36"),
    )


SCRIPTS: tuple[tuple[str, Text], ...] = (
    (
        "Malay",
        (
            Span("Perjanjian dengan "),
            Span("Casablanca", Style.STRONG),
            Span(" (الدار البيضاء), "),
            Span("Chennai", Style.STRONG),
            Span(" (சென்னை), "),
            Span("Osaka", Style.STRONG),
            Span(" (大阪市) dan "),
            Span("Esfahan", Style.STRONG),
            Span(" (اصفهان), setakat 11 Januari 2027."),
        ),
    ),
    (
        "Turkish",
        plain("Süleyman Önder; Murat Karayalçın, printed “Karayaician”; İstanbul, Şişli, ığĞ"),
    ),
    ("Persian", plain("حميدرضا عظيميان")),
    ("Arabic, with Latin inside", plain("رقم KLR/2027/004 (الدار البيضاء)")),
    ("Tamil", plain("பெருநகர சென்னை மாநகராட்சி")),
    ("Japanese, Chinese", plain("大阪市 国際交流課 · 吉隆坡")),
    (
        "Never broken",
        plain(
            "The chain runs from January 1989 to 11 July 1992, through 12 January 1990 and "
            "31 May 1991; RM1,234.56; clause 7; Menara DBKL 1; 5–12 October 1993."
        ),
    ),
    (
        "Names",
        plain(
            "Signed by YBhg. Tan Sri Elyas bin Omar, TYT Suleyman Onder, and Tan Sri Dr. "
            "Mazlan "
            "bin Ahmad; met by YBhg. Tan Sri Dato’ Seri Ir. Dr. Haji Abdul Rahman bin Haji Wan "
            "Mohamed Nasir."
        ),
    ),
)


def scripts() -> Sheet:
    """Return the texts of scripts.png as sections of a sheet without facts."""
    sections = tuple(
        Section(f"s{place}", head, (Prose((text,)),))
        for place, (head, text) in enumerate(SCRIPTS)
    )
    return Sheet(
        language="ms",
        title="Many scripts on one baseline",
        letterhead=letterhead_en("KLR/2027/000", sample_note=""),
        head=PartnerHead("Many scripts", "சென்னை"),
        sections=sections,
        stamp=Stamp("TERBUKA"),
    )
