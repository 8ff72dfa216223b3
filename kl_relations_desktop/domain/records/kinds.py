"""The closed lists of values that records choose from."""

from kl_relations_desktop.domain.records.describe import Choice


class PartnerKind(Choice):
    """What a partner is."""

    CITY = "city", "City"
    NETWORK = "network", "Network"


class Grade(Choice):
    """The grade of a relationship."""

    NOT_STATED = "not_stated", "Not stated"
    TWIN_CITY = "twin_city", "Twin city"
    FRIENDSHIP_CITY = "friendship_city", "Friendship city"
    BUSINESS_PARTNER_CITY = "business_partner_city", "Business partner city"
    NETWORK_MEMBERSHIP = "network_membership", "Network membership"
    CONTACT = "contact", "Contact"


class Standing(Choice):
    """How a relationship stands, as the desk has recorded it."""

    NOT_STATED = "not_stated", "Not stated"
    ACTIVE = "active", "Active"
    DORMANT = "dormant", "Dormant"
    SUSPENDED = "suspended", "Suspended"
    ENDED = "ended", "Ended"


class BodyKind(Choice):
    """What an organisation is."""

    NOT_STATED = "not_stated", "Not stated"
    CITY_GOVERNMENT = "city_government", "City government"
    NATIONAL_GOVERNMENT = "national_government", "National government"
    MINISTRY = "ministry", "Ministry"
    AGENCY = "agency", "Agency"
    NETWORK = "network", "Network"
    INTERNATIONAL = "international", "International organisation"
    PRIVATE = "private", "Private organisation"


class InstrumentKind(Choice):
    """What an instrument is called."""

    AGREEMENT = "agreement", "Agreement"
    PROCLAMATION = "proclamation", "Proclamation"
    LETTER_OF_INTENT = "letter_of_intent", "Letter of Intent"
    MOU = "mou", "Memorandum of Understanding"
    MOA = "moa", "Memorandum of Agreement"
    BUSINESS_PARTNER = "business_partner", "Business partner city agreement"
    COOPERATION = "cooperation", "Cooperation agreement"
    EXCHANGE_OF_LETTERS = "exchange_of_letters", "Exchange of letters"
    MEMBERSHIP = "membership", "Membership instrument"


class TermKind(Choice):
    """How long an instrument lasts, as it says itself."""

    NOT_STATED = "not_stated", "Not stated"
    FIXED = "fixed", "Fixed"
    OPEN_ENDED = "open_ended", "Open-ended"
    UNTIL_EVENT = "until_event", "Until an event"
    RENEWS_ITSELF = "renews_itself", "Renews itself"
    BY_CONSENT = "by_consent", "By consent"


class TermFrom(Choice):
    """From which day a term counts."""

    SIGNATURE = "signature", "Signature"
    IN_FORCE = "in_force", "Entry into force"
    EARLIER_END = "earlier_end", "End of the earlier term"


class Ending(Choice):
    """How an instrument was brought to an end before its time."""

    NOT_STATED = "not_stated", "Not stated"
    TERMINATION = "termination", "Termination"
    WITHDRAWAL = "withdrawal", "Withdrawal"


class AgreementState(Choice):
    """How an instrument stands on a day, as reckoned from what it says."""

    PROPOSED = "proposed", "Proposed"
    APPROVED = "approved", "Approved"
    SIGNED_NOT_IN_FORCE = "signed_not_in_force", "Signed, not in force"
    IN_FORCE = "in_force", "In force"
    NOTICE_WINDOW_OPEN = "notice_window_open", "Notice window open"
    WINDOW_MISSED = "window_missed", "Notice window missed"
    ENDING = "ending", "Ending"
    ENDED = "ended", "Ended"
    TERMINATED = "terminated", "Terminated"
    SUSPENDED = "suspended", "Suspended"
    SUPERSEDED = "superseded", "Superseded"
    DORMANT = "dormant", "Dormant"


class Relation(Choice):
    """How one instrument relates to another."""

    FOLLOWS = "follows", "Follows"
    IMPLEMENTS = "implements", "Implements"
    AMENDS = "amends", "Amends"
    RENEWS = "renews", "Renews"
    SUPERSEDES = "supersedes", "Supersedes"
    RELATED = "related", "Related to (not an amendment)"


class Side(Choice):
    """On which side of the table."""

    OURS = "ours", "Ours"
    THEIRS = "theirs", "Theirs"


class SignatureRole(Choice):
    """What a name under an instrument is there for."""

    SIGNATORY = "signatory", "Signatory"
    WITNESS = "witness", "Witness"


class MilestoneKind(Choice):
    """What happened."""

    PROPOSAL = "proposal", "Proposal"
    RECOMMENDATION = "recommendation", "Recommendation"
    APPROVAL = "approval", "Approval"
    SIGNATURE = "signature", "Signature"
    VISIT = "visit", "Visit"
    HOSTING = "hosting", "Hosting"
    OTHER = "other", "Other"


class Direction(Choice):
    """Which way a delegation travels."""

    INWARD = "inward", "Inward visit"
    OUTWARD = "outward", "Outward visit"
    ELSEWHERE = "elsewhere", "Meeting elsewhere"


class VisitState(Choice):
    """Where a visit stands."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class DelegationRole(Choice):
    """What somebody does in a delegation."""

    HEAD = "head", "Head of delegation"
    MEMBER = "member", "Member"
    INTERPRETER = "interpreter", "Interpreter"
    ESCORT = "escort", "Escort officer"


class PromiseState(Choice):
    """Where a promise stands."""

    OPEN = "open", "Still open"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class GiftDirection(Choice):
    """Whether City Hall gave or received."""

    GIVEN = "given", "Given"
    RECEIVED = "received", "Received"


class DocumentLabel(Choice):
    """Which version of a text a file is."""

    NOT_STATED = "not_stated", "Not stated"
    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed"
    AMENDMENT = "amendment", "Amendment"
    TRANSLATION = "translation", "Translation"


class SourceKind(Choice):
    """What a source is."""

    NOT_STATED = "not_stated", "Not stated"
    WEB_PAGE = "web_page", "Web page"
    INSTRUMENT = "instrument", "Signed instrument"
    LETTER = "letter", "Letter"
    FILE = "file", "File"
    PERSON = "person", "Person"


class Confidence(Choice):
    """How far a claim can be relied on."""

    AS_PRINTED = "as_printed", "Taken as printed"
    CONFIRMED = "confirmed", "Confirmed"
    TO_VERIFY = "to_verify", "To verify"


class BoardColumn(Choice):
    """The columns of the renewal board; each holds one or more stages."""

    REVIEW = "review", "Review"
    PREPARE = "prepare", "Prepare"
    WITH_PARTNER = "with_partner", "With the partner"
    DECIDED = "decided", "Decided"


class Decision(Choice):
    """How a renewal case was closed."""

    NOT_STATED = "not_stated", "Not decided"
    RENEWED = "renewed", "Renewed"
    NOT_RENEWED = "not_renewed", "Not renewed"


class DueKind(Choice):
    """What can be due, and be put off, asked for earlier or done."""

    NOT_STATED = "not_stated", "Not stated"
    VISIT = "visit", "Visit"
    PROMISE = "promise", "Follow-up"
    SEND_BY = "send_by", "Send by"
    NOTICE = "notice", "Last day to give notice"
    END = "end", "Term ends"
    ROLLOVER = "rollover", "Renews itself"
    REVIEW = "review", "Review"
    STEP = "step", "Step"
    ANSWER = "answer", "Answer due"


class Finding(Choice):
    """What a review found."""

    CONTINUE = "continue", "Continue"
    UPDATE = "update", "Update"
    UPGRADE = "upgrade_to_mou", "Upgrade to MoU"
    REST = "let_rest", "Let rest"
