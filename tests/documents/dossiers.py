"""Dossiers made by hand: Casablanca as in the paper's picture, and a network."""

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import (
    Agreement,
    AgreementLink,
    Clause,
    Party,
    Signature,
)
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.kinds import (
    Confidence,
    DelegationRole,
    Grade,
    InstrumentKind,
    MilestoneKind,
    PartnerKind,
    Relation,
    Side,
    VisitState,
)
from kl_relations_desktop.domain.records.partner import (
    NetworkBacker,
    NetworkFigure,
    NetworkItem,
    NetworkMember,
    NetworkProfile,
    Partner,
)
from kl_relations_desktop.domain.records.people import Body, Honorific, Person, Post
from kl_relations_desktop.domain.records.story import (
    Delegate,
    FollowUp,
    IfRaised,
    Milestone,
    NotToSay,
    Objective,
    PointToMake,
    Visit,
)

OPEN = Marking.OPEN
SAMPLE = "Sample"


def on(edtf: str) -> PartialDate:
    """Return a partial date."""
    return PartialDate.parse(edtf)


PAGE = Source(
    id=1,
    marking=OPEN,
    title="International Network & Twin Cities",
    publisher="City Hall’s public page",
    publisher_ms="Halaman awam Dewan Bandaraya",
    address="www.dbkl.gov.my",
    dated_as_printed="Latest Update: 09/05/2025",
    retrieved_on=on("2026-11-23"),
)


def claim(kind: str, record_id: int, field: str, printed: str, **more: object) -> Claim:
    """Return a claim of City Hall's page."""
    return Claim(
        source=1,
        marking=OPEN,
        record_kind=kind,
        record_id=record_id,
        field_name=field,
        as_printed=printed,
        **more,  # type: ignore[arg-type]
    )


CASABLANCA = Partner(
    id=2,
    marking=OPEN,
    name="Casablanca",
    native_name="الدار البيضاء",
    kind=PartnerKind.CITY,
    grade=Grade.TWIN_CITY,
    country="Morocco",
    country_ms="Maghribi",
    flag="ma",
)
LETTER = Agreement(
    id=1,
    marking=OPEN,
    partner=2,
    kind=InstrumentKind.LETTER_OF_INTENT,
    signed_on=on("1991-05-31"),
)
MOU = Agreement(
    id=2,
    marking=OPEN,
    partner=2,
    kind=InstrumentKind.MOU,
    signed_on=on("1992-07-11"),
    place="Casablanca",
    links=(AgreementLink(agreement=1, relation=Relation.FOLLOWS),),
    areas="City management; the economy and tourism; administration and information; "
    "culture, youth and sport",
    areas_ms="Pengurusan bandar; ekonomi dan pelancongan; pentadbiran dan maklumat; "
    "kebudayaan, belia dan sukan",
    clauses=(
        Clause(
            text="Know-how on running a city, shared by both sides.",
            text_ms="Kepakaran mengurus bandar raya, dikongsi kedua-dua pihak.",
        ),
        Clause(text="The economy and tourism.", text_ms="Ekonomi dan pelancongan."),
        Clause(
            text="Working together on administration, and passing information to each other.",
            text_ms="Kerjasama pentadbiran dan perkongsian maklumat.",
        ),
        Clause(
            text="Culture and the arts, and activities for young people and sport.",
            text_ms="Kebudayaan dan kesenian, serta kegiatan belia dan sukan.",
        ),
    ),
)
PROPOSAL = Milestone(
    id=1,
    marking=OPEN,
    partner=2,
    happened_on=on("1989-01"),
    kind=MilestoneKind.PROPOSAL,
    name="Proposal",
    name_ms="Cadangan",
    text="Casablanca’s Deputy Mayor, Mr. Ahmad Kadiri, visits Kuala Lumpur and proposes "
    "the tie.",
    text_ms="Naib Datuk Bandar Casablanca, Mr. Ahmad Kadiri, melawat Kuala Lumpur dan "
    "mencadangkan hubungan.",
    actor_as_printed="Mr. Ahmad Kadiri, Deputy Mayor of Casablanca",
    actor_ms="Mr. Ahmad Kadiri, Naib Datuk Bandar Casablanca",
)
APPROVAL = Milestone(
    id=2,
    marking=OPEN,
    partner=2,
    happened_on=on("1990-01-12"),
    kind=MilestoneKind.APPROVAL,
    name="Proposal approved",
    name_ms="Cadangan diluluskan",
    text="The Prime Minister approves the proposal: a twin-city tie by way of an MoU.",
    text_ms="Perdana Menteri meluluskan cadangan: hubungan bandar raya berkembar melalui MoU.",
    actor_as_printed="Prime Minister",
    actor_ms="Perdana Menteri",
)
KARIM = Person(
    id=1,
    marking=OPEN,
    is_sample=SAMPLE,
    name="Karim El Fassi",
    native_name="كريم الفاسي",
    address_en="Your Excellency",
    address_ms="Tuan Yang Terutama",
    honorifics=(
        Honorific(title="H.E.", title_ms="T.Y.T.", since=on("2026")),
        Honorific(title="Dr", until=on("1999")),
    ),
    posts=(Post(title="Mayor", title_ms="Datuk Bandar"),),
)
HOUDA = Person(
    id=2,
    marking=OPEN,
    is_sample=SAMPLE,
    name="Ms Houda Berrada",
    native_name="هدى برادة",
    posts=(Post(title="Director, urban planning", title_ms="Pengarah perancangan bandar"),),
)
LAST = Visit(
    id=1,
    marking=OPEN,
    is_sample=SAMPLE,
    partner=2,
    dates=on("2025-11-05"),
    place="Casablanca",
    state=VisitState.HELD,
    purpose="Working meeting",
    purpose_ms="Mesyuarat kerja",
    outcome="The Deputy Mayor of Kuala Lumpur met the Director of urban planning. "
    "No instrument was signed.",
    outcome_ms="Naib Datuk Bandar menemui Pengarah perancangan bandar. Tiada instrumen "
    "ditandatangani.",
)
CALL = Visit(
    id=2,
    marking=Marking.RESTRICTED,
    is_sample=SAMPLE,
    partner=2,
    dates=on("2027-01-14"),
    time="10:00-10:45",
    place="Menara DBKL 1",
    purpose="Courtesy call on the Mayor",
    purpose_ms="Kunjungan hormat kepada Datuk Bandar",
    delegation=(
        Delegate(person=1, role=DelegationRole.HEAD),
        Delegate(person=2),
        Delegate(
            name_as_printed="Mr Youssef Tazi",
            post="Adviser",
            post_ms="Penasihat",
            role=DelegationRole.INTERPRETER,
        ),
    ),
    objectives=(
        Objective(
            text="Agree who leads on each side, and a date in 2027 for a first working meeting "
            "on urban management.",
            text_ms="Menetapkan ketua di kedua-dua pihak serta tarikh dalam tahun 2027 bagi "
            "mesyuarat kerja pertama tentang pengurusan bandar.",
        ),
        Objective(
            text="Settle whether both cities still treat the 1992 MoU as current; its term is "
            "not stated.",
            text_ms="Memastikan sama ada kedua-dua bandar raya masih berpegang pada MoU 1992; "
            "tempohnya tidak dinyatakan.",
        ),
    ),
    points=(
        PointToMake(
            lead="Casablanca made the first move.",
            text="Thank them: its Deputy Mayor proposed these ties in Kuala Lumpur in January "
            "1989.",
            lead_ms="Casablanca memulakan langkah.",
            text_ms="Naib Datuk Bandarnya membuat cadangan pada Januari 1989; ucapkan terima "
            "kasih.",
        ),
        PointToMake(
            lead="Thirty-five years in July.",
            text="The MoU was signed in Casablanca on 11 July 1992; offer a joint exhibition.",
        ),
    ),
    raised=(
        IfRaised(
            topic="Direct flights",
            topic_ms="Penerbangan terus",
            answer="Not ours to decide. Say we will pass it to the Ministry of Transport.",
            answer_ms="Bukan bidang kuasa kita; akan dipanjangkan kepada Kementerian "
            "Pengangkutan.",
        ),
    ),
    unsaid=(NotToSay(text="Anything about direct flights."),),
)
PROMISES = (
    FollowUp(
        id=1,
        marking=OPEN,
        is_sample=SAMPLE,
        partner=2,
        whose=Side.THEIRS,
        text="Send scans of both signed instruments",
        owner_post="Mayor’s cabinet",
    ),
    FollowUp(
        id=2,
        marking=OPEN,
        is_sample=SAMPLE,
        partner=2,
        text="Name a contact for heritage streets",
        owner_post="Director, Planning",
        due_on=on("2027-02-28"),
    ),
    FollowUp(
        id=3,
        marking=OPEN,
        is_sample=SAMPLE,
        partner=2,
        text="Send the calendar of training courses",
        owner_post="Director, Training",
        due_on=on("2026-10-31"),
    ),
)
GAPS = (
    Gap("agreement", 1, "Letter of Intent", "place", "Place signed"),
    Gap("agreement", 1, "Letter of Intent", "signatures", "Signatories"),
    Gap("agreement", 2, "MoU", "term_kind", "Term"),
    Gap("agreement", 2, "MoU", "notice_months", "Notice period, months"),
    Gap("agreement", 2, "MoU", "signatures", "Signatories"),
    Gap("partner", 2, "Casablanca", "since", "Since"),
)


def casablanca(**changes: object) -> Dossier:
    """Return Casablanca with the sample visit of the picture."""
    values: dict[str, object] = {
        "partner": CASABLANCA,
        "agreements": (LETTER, MOU),
        "milestones": (PROPOSAL, APPROVAL),
        "visits": (LAST, CALL),
        "followups": PROMISES,
        "people": {1: KARIM, 2: HOUDA},
        "claims": (
            claim("milestone", 1, "happened_on", "January 1989"),
            claim("milestone", 2, "happened_on", "January 12, 1990"),
            claim(
                "milestone",
                1,
                "actor_as_printed",
                "Mr. Ahmad Kadiri",
                confidence=Confidence.TO_VERIFY,
            ),
            claim("agreement", 1, "signed_on", "May 31, 1991"),
            claim("agreement", 2, "signed_on", "July 11, 1992"),
            claim("agreement", 2, "place", "Casablanca"),
        ),
        "sources": {1: PAGE},
        "gaps": GAPS,
    }
    return Dossier(**(values | changes))  # type: ignore[arg-type]


CITYNET = Partner(
    id=9,
    marking=OPEN,
    name="CityNet",
    kind=PartnerKind.NETWORK,
    grade=Grade.NETWORK_MEMBERSHIP,
    full_name="Regional Network of Local Authorities",
)
PROFILE = NetworkProfile(
    id=1,
    marking=OPEN,
    partner=9,
    purpose="An alliance of those who shape cities across Asia and the Pacific.",
    purpose_ms="Pakatan pihak yang membentuk bandar raya di Asia dan Pasifik.",
    scope="Asia-Pacific",
    scope_ms="Asia-Pasifik",
    website="https://citynet-ap.org",
    secretariat="Seoul, South Korea",
    secretariat_latitude=37.5665,
    secretariat_longitude=126.978,
    presidency="Seoul, South Korea",
    members=tuple(
        NetworkMember(name=name, country=country)
        for name, country in (
            ("Kuala Lumpur", "Malaysia"),
            ("Seoul", "South Korea"),
            ("Singapore", "Singapore"),
            ("Tokyo", "Japan"),
            ("Taipei", "Taiwan"),
        )
    ),
    clusters=(
        NetworkItem(name="Disaster management", name_ms="Pengurusan bencana"),
        NetworkItem(name="Climate change", name_ms="Perubahan iklim"),
    ),
    backers=(NetworkBacker(name="UNESCAP"), NetworkBacker(name="UNDP")),
    activities=(NetworkItem(name="Congresses", name_ms="Kongres"),),
    figures=(
        NetworkFigure(
            what="members",
            what_ms="ahli",
            value="over 700 members",
            value_ms="lebih 700 ahli",
            as_of="09/05/2025",
        ),
    ),
)


def citynet() -> Dossier:
    """Return a network with a seat, clusters, backers and a figure."""
    return Dossier(
        partner=CITYNET,
        network=PROFILE,
        claims=(claim("network", 1, "purpose", "CityNet is an international alliance"),),
        sources={1: PAGE},
        gaps=(
            Gap("network", 1, "CityNet", "joined_on", "City Hall joined"),
            Gap("network", 1, "CityNet", "dues", "Dues"),
        ),
    )


CHENNAI = Partner(
    id=3, marking=OPEN, name="Chennai", country="India", flag="in", grade=Grade.TWIN_CITY
)
BODIES = {
    1: Body(id=1, marking=OPEN, name="Government of Malaysia", name_ms="Kerajaan Malaysia"),
    2: Body(
        id=2,
        marking=OPEN,
        name="Kuala Lumpur City Hall",
        name_ms="Dewan Bandaraya Kuala Lumpur",
    ),
    3: Body(id=3, marking=OPEN, name="Government of India", name_ms="Kerajaan India"),
    4: Body(id=4, marking=OPEN, name="Corporation of Chennai", name_ms="Perbadanan Chennai"),
}


def chennai() -> Dossier:
    """Return Chennai: two governments are the parties, two city halls represent them."""
    mou = Agreement(
        id=5,
        marking=OPEN,
        partner=3,
        kind=InstrumentKind.MOU,
        signed_on=on("2010-11-25"),
        parties=(
            Party(principal=1, represented_by=2),
            Party(principal=3, represented_by=4, side=Side.THEIRS),
        ),
    )
    return Dossier(partner=CHENNAI, agreements=(mou,), bodies=BODIES)


def osaka() -> Dossier:
    """Return Osaka: City Hall's agreement, and MATRADE's, which is related and not ours."""
    ours = Agreement(
        id=6,
        marking=OPEN,
        partner=4,
        kind=InstrumentKind.BUSINESS_PARTNER,
        signed_on=on("1989-08-10"),
        place="Osaka",
    )
    related = Agreement(
        id=7,
        marking=OPEN,
        partner=4,
        kind=InstrumentKind.COOPERATION,
        signed_on=on("1994"),
        is_ours=False,
        parties=(Party(principal=5), Party(principal=6, side=Side.THEIRS)),
        links=(AgreementLink(agreement=6, relation=Relation.RELATED),),
    )
    partner = Partner(
        id=4,
        marking=OPEN,
        name="Osaka",
        native_name="大阪市",
        country="Japan",
        country_ms="Jepun",
        flag="jp",
        grade=Grade.BUSINESS_PARTNER_CITY,
        since=on("1989-08-10"),
    )
    bodies = {
        5: Body(id=5, marking=OPEN, name="MATRADE"),
        6: Body(id=6, marking=OPEN, name="City of Osaka", name_ms="Bandar Raya Osaka"),
    }
    return Dossier(partner=partner, agreements=(ours, related), bodies=bodies)


def melaka() -> Dossier:
    """Return Melaka: two posts signed, and no names are known."""
    agreement = Agreement(
        id=8,
        marking=OPEN,
        partner=5,
        signed_on=on("1989-04-15"),
        signatures=(
            Signature(
                post_as_printed="Mayor of Kuala Lumpur", post_ms="Datuk Bandar Kuala Lumpur"
            ),
            Signature(
                post_as_printed="President of the Melaka Municipal Council",
                post_ms="Yang Dipertua Majlis Perbandaran Melaka",
                side=Side.THEIRS,
            ),
        ),
    )
    partner = Partner(
        id=5, marking=OPEN, name="Melaka", country="Malaysia", flag="my", grade=Grade.TWIN_CITY
    )
    return Dossier(partner=partner, agreements=(agreement,))


def ankara() -> Dossier:
    """Return Ankara: a proclamation and an MoU, by two different mayors of Ankara."""
    first = Agreement(
        id=9,
        marking=OPEN,
        partner=6,
        kind=InstrumentKind.PROCLAMATION,
        signed_on=on("1984-02-01"),
        place="Kuala Lumpur",
        signatures=(
            Signature(
                name_as_printed="YBhg. Tan Sri Elyas bin Omar",
                post_as_printed="Mayor of Kuala Lumpur",
                person=10,
            ),
            Signature(
                name_as_printed="TYT Suleyman Onder",
                post_as_printed="Mayor of Ankara",
                person=11,
                side=Side.THEIRS,
            ),
        ),
    )
    second = Agreement(
        id=10,
        marking=OPEN,
        partner=6,
        kind=InstrumentKind.MOU,
        signed_on=on("1990-06-25"),
        place="Kuala Lumpur",
        links=(AgreementLink(agreement=9, relation=Relation.FOLLOWS),),
        signatures=(
            Signature(
                name_as_printed="H. E. Murat Karayaician",
                post_as_printed="Mayor of Ankara",
                person=12,
                side=Side.THEIRS,
            ),
            Signature(
                name_as_printed="Tan Sri Elyas bin Omar",
                post_as_printed="Mayor of Kuala Lumpur",
                person=10,
            ),
        ),
    )
    partner = Partner(
        id=6,
        marking=OPEN,
        name="Ankara",
        country="Türkiye",
        country_ms="Turki",
        flag="tr",
        grade=Grade.TWIN_CITY,
        since=on("1984-02-01"),
    )
    people = {
        10: Person(id=10, marking=OPEN, name="Elyas bin Omar"),
        11: Person(id=11, marking=OPEN, name="Süleyman Önder"),
        12: Person(id=12, marking=OPEN, name="Murat Karayalçın"),
    }
    return Dossier(partner=partner, agreements=(first, second), people=people)
