"""A second invented story, with the odds and ends of real copy: times, currencies, contractions, nested quotations."""

STORY = (
    "VANTBERG, June 3 (Northwire) - The U.S. trade office said on Monday that e-mail orders worth US$1.2 "
    "billion, or 25 percent of the total, were lost.\n\n"
    '"We\'ve seen nothing like it in twenty-five years," said Dr. Ada Quist, who runs the office. "The '
    "first thing I told the president was, 'Sir, you don't want to do this'. He did it anyway.\n\n"
    '"And I would do the same again — every time," she added. "It cost us half a million crowns and about '
    'a hundred jobs, and R&D spending fell to $40 million."\n\n'
    "The company's shares closed at 10:30 a.m. at 1 860 crowns. Mr. Holm, 54, did not say whether the "
    'plant would re-open in 2027-28. "I cannot rule it out. Not today," he told Northwire.\n\n'
    'Asked about the strike, Holm said "no comment". The unions said: "If wages rise by less than three '
    "percent, we will strike; if they rise by more, we won't.\"\n\n"
    '"I have never, ever taken money from them," Senator Rolf Dane said. "I did not know of the account '
    "and I didn't open it.\"\n\n"
    'Dane rejected the charge that he had "lied to the committee". His lawyer said the senator was the '
    "victim of a campaign.\n\n"
)

FAITHFUL = [
    "We've seen nothing like it in twenty-five years",
    "We have seen nothing like it in 25 years",
    "e-mail orders worth US$1.2 billion, or 25 percent of the total, were lost",
    "email orders worth $1.2bn, or 25% of the total, were lost",
    "e-mail orders worth 1.2 billion dollars",
    "The US trade office said on Monday that e-mail orders",
    "And I would do the same again -- every time",
    "I would do the same again – every time ...",
    "... I would do the same again",
    "He did it anyway. And I would do the same again",
    "He did it anyway. And I would do the same again - every time",
    "It cost us half a million crowns and about 100 jobs",
    "R & D spending fell to $40m",
    "R&D spending fell to 40 million dollars",
    "closed at 10.30 am at 1,860 crowns",
    "whether the plant would reopen in 2027-28",
    "whether the plant would re-open in 2027–28",
    "I cannot rule it out. Not today",
    "I can't rule it out",
    "If wages rise by less than 3 percent, we will strike; if they rise by more, we won't",
    "If wages rise by less than three per cent, we will strike ... if they rise by more, we won't",
    "If wages rise by less than three percent, we will strike; if they rise by more, we will not",
    "I have never, ever taken money from them",
    "I did not know of the account and I didn't open it",
    "I didn't know of the account and I did not open it",
    "Mr Holm, 54, did not say whether",
    "I have never, ever taken money from [the company]",
    "[I] did not know of the account",
    "I have never ... taken money from them",
    "The first thing I told [him] was, 'Sir, you don't want to do this'",
    "no comment",
    "We've seen nothing like it in twenty-five years. The first thing I told the president was",
    "WE'VE SEEN NOTHING LIKE IT",
    "I have never , ever taken money",
    "It cost us half a million crowns and about a hundred jobs . . . and R&D spending fell to $40 million",
    "And I would do the same again",
    "It cost us … about a hundred jobs",
]

FALSIFIED = [
    "We've seen something like it in twenty-five years",
    "We've seen nothing like it in fifty-five years",
    "The first thing I told the president was, 'Sir, you want to do this'",
    "He didn't do it anyway",
    "He did it anyway. I would never do the same again",
    "It cost us half a billion crowns",
    "It cost us a million crowns and about a hundred jobs",
    "about a thousand jobs",
    "R&D spending rose to $40 million",
    "R&D spending fell by $40 million",
    "closed at 10:30 p.m. at 1 860 crowns",
    "at 1 680 crowns",
    "would re-open in 2026-27",
    "I can rule it out",
    "I cannot rule it out. Today",
    "If wages rise by more than three percent, we will strike",
    "we will strike; if they rise by more, we will",
    "I have ... taken money from them",
    "I have taken money from them",
    "I have once, ever taken money from them",
    "I did know of the account and I didn't open it",
    "I did not know of the account and I did open it",
    "I didn't open it and I did not know of the account",
    "I have never, ever taken money from them. We will strike",
    "I have never, ever taken money from [Holm]",
    "said Dr. Ada Holm, who runs the office",
    "Mr. Holm, 45, did not say",
    "orders worth US$1.2 billion, or 52 percent",
    "orders worth 1.2 billion euros",
    "The U.K. trade office said on Monday",
    "The U.S. trade office said on Tuesday",
    "VANTBERG, July 3",
    "did it anyway. And she would do the same again",
    "I have never, ever taken bribes from them",
    "the senator was the victim of a conspiracy",
    "The senator was the architect of a campaign",
    "wages rise by less than three percentage points",
    "taken money from them",
    "seen nothing like it in twenty-five years ... I would do the same again every day",
    "the company's bonds closed at",
    "It cost them half a million crowns",
    "We've seen nothing like it in [thirty] years",
]
