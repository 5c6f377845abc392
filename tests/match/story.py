"""One invented story, and quotations from it that an editor would let stand, or would not."""

STORY = (
    "Harbour authority to close northern dock after flood\n\n"
    "PORT LISDEN, October 12 (Northwire) - The Lisden harbour authority will close its northern dock on "
    "Wednesday after a survey found that 17 of its 43 piles had lost more than a third of their strength, "
    "the authority's director, Helen Brandt, said in an interview.\n\n"
    '"We can\'t keep the dock open and we will not pretend that it is safe," Brandt said. "The repair will '
    'cost about 3.4 million euros and it may take until May 2027."\n\n'
    "She said that 1,860 dock workers would be moved to the southern terminal, where capacity rose by 12 "
    "percent last year. Rents there fell from 90 euros to 75 euros per square metre.\n\n"
    '"Nobody told us about the survey," the head of the dock workers\' union, Marek Olsen, said after the '
    'announcement. "Our members are not against repairs, but they deserve an honest timetable. If the '
    'city pays, we shall support the plan."\n\n'
    'Mayor Ines Carvalho said the city could not carry the costs alone. "The government in Tarnow must '
    'pay at least half of the bill," she told the council. She denied that the authority had hidden the '
    "report since 2019.\n\n"
    "The opposition Green League said it would vote for the budget unless the mayor withdraws the harbour "
    'levy. "This is the third closure in five years," its leader, Tom Ferrand, said. "Lisden has learned '
    'nothing from the storm of 2014, and the harbour deserves better."\n\n'
    "Grain exports through the port were up 8 percentage points in the second quarter, and Baltona "
    "Shipping expects its first ship to arrive on Friday. The company's chief executive, Lucia Mendes, "
    'said its co-operation with the port was "stronger than ever".'
)

FAITHFUL = {
    "exact": "We can't keep the dock open and we will not pretend that it is safe",
    "typographic": "We can\u2019t keep the dock\u00a0open \u2013 and we will not pretend that it is safe,\u201d",
    "case at the start": "the repair will cost about 3.4 million euros",
    "bracketed capital": "[T]he repair will cost about 3.4 million euros and it may take until May 2027",
    "over the attribution": (
        "We can't keep the dock open and we will not pretend that it is safe. "
        "The repair will cost about 3.4 million euros"
    ),
    "fair ellipsis": "Our members are not against repairs ... they deserve an honest timetable",
    "fair ellipsis in brackets": "Lisden has learned nothing from the storm of 2014 [...] the harbour deserves better",
    "one-character ellipsis": "We can't keep the dock open \u2026 we will not pretend that it is safe",
    "bracket for a pronoun": "If the city pays, [the union] shall support the plan",
    "bracket for a description": "The [national] government in Tarnow must pay at least half of the bill",
    "percent sign": "capacity rose by 12% last year",
    "per cent": "capacity rose by 12 per cent last year",
    "spelled number": "This is the third closure in 5 years",
    "spelled ordinal": "This is the 3rd closure in five years",
    "no separator": "1860 dock workers would be moved to the southern terminal",
    "currency sign": "Rents there fell from \u20ac90 to \u20ac75 per square metre",
    "scale": "The repair will cost about 3.4m euros and it may take until May 2027",
    "contraction written out": "We cannot keep the dock open and we will not pretend that it is safe",
    "hyphenation": "its cooperation with the port was",
    "american spelling": "the harbor deserves better",
    "sic": "they deserve an honest (sic) timetable",
    "short and exact": "stronger than ever",
    "function word left out": "Our members are not against repairs, but they deserve honest timetable",
    "line break": "This is the third\nclosure in five years",
    "hyphen at a line break": "they deserve an honest time-\ntable",
    "mended ending": "expects its first ship to arriv[e] on Friday",
}

FALSIFIED = {
    "not dropped": "We can keep the dock open and we will not pretend that it is safe",
    "second not dropped": "We can't keep the dock open and we will pretend that it is safe",
    "not added": "The repair will not cost about 3.4 million euros",
    "never added": "Our members deserve never an honest timetable",
    "nobody to everybody": "Everybody told us about the survey",
    "nothing to much": "Lisden has learned much from the storm of 2014",
    "prefix": "we will not pretend that it is unsafe",
    "figure": "a survey found that 71 of its 43 piles had lost more than a third of their strength",
    "decimal": "The repair will cost about 34 million euros and it may take until May 2027",
    "scale": "The repair will cost about 3.4 billion euros and it may take until May 2027",
    "digit": "1,680 dock workers would be moved to the southern terminal",
    "currency": "The repair will cost about 3.4 million dollars and it may take until May 2027",
    "percentage points": "Grain exports through the port were up 8 percent in the second quarter",
    "percent to points": "capacity rose by 12 percentage points last year",
    "ordinal": "This is the fourth closure in five years",
    "spelled number": "This is the third closure in nine years",
    "fraction": "had lost more than a quarter of their strength",
    "direction": "capacity fell by 12 percent last year",
    "direction word": "Grain exports through the port were down 8 percentage points",
    "from and to": "Rents there fell to 90 euros from 75 euros per square metre",
    "for and against": "Our members are not for repairs, but they deserve an honest timetable",
    "more than": "17 of its 43 piles had lost less than a third of their strength",
    "at least": "The government in Tarnow must pay at most half of the bill",
    "modal": "the harbour authority may close its northern dock",
    "must to should": "The government in Tarnow should pay at least half of the bill",
    "hedge left out": "The repair will cost 3.4 million euros",
    "weekday": "expects its first ship to arrive on Thursday",
    "month": "it may take until March 2027",
    "year": "it may take until May 2028",
    "person": "Mayor Ines Pereira said the city could not carry the costs alone",
    "place": "The government in Lisden must pay at least half of the bill",
    "company": "Nordona Shipping expects its first ship to arrive on Friday",
    "word": "they deserve an honest apology",
    "word of sense": "we will not pretend that it is clean",
    "word left out": "The repair will cost about 3.4 million euros and it may take until 2027",
    "pronoun": "If the city pays, they shall support the plan",
    "ellipsis over not": "we will ... pretend that it is safe",
    "ellipsis over nobody": "Our members are ... against repairs, but they deserve an honest timetable",
    "ellipsis over speakers": "The repair will cost about 3.4 million euros ... Nobody told us about the survey",
    "ellipsis over paragraphs": "1,860 dock workers would be moved ... in the second quarter",
    "splice": "Nobody told us about the survey. This is the third closure in five years",
    "silent splice": "Our members are not against repairs, we shall support the plan",
    "reordered": "it may take until May 2027 and the repair will cost about 3.4 million euros",
    "reordered with ellipsis": "they deserve an honest timetable ... Our members are not against repairs",
    "cut before unless": "The opposition Green League said it would vote for the budget",
    "cut after a denial": "the authority had hidden the report since 2019",
    "cut after not": "pretend that it is safe",
    "bracketed not": "The repair will [not] cost about 3.4 million euros",
    "bracketed figure": "[43] dock workers would be moved to the southern terminal",
    "bracketed name": "[Ferrand] can't keep the dock open and we will not pretend that it is safe",
    "invented end": "The repair will cost about 3.4 million euros and the mayor will pay for it herself",
    "invented start": "As everybody in the city knows by now, the harbour deserves better",
    "in other words": "The dock is unsafe and has to be shut because pretending otherwise would be wrong",
    "invented": "Fishing quotas in the bay will be doubled before the summer festival begins",
    "only added": "Our members are only against repairs, but they deserve an honest timetable",
    "quantifier": "some piles had lost more than a third of their strength",
    "another speaker's": "Nobody told us about the survey, the mayor of Lisden, Ines Carvalho, said",
    "antonym": "Lisden has learned nothing from the storm of 2014, and the harbour deserves worse",
    "question of scope": "they deserve not an honest timetable",
}
