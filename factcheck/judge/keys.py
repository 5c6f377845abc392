"""The keys that findings carry, and the facts that fill their sentences.

The sentences themselves stand in `data/sentences/LANGUAGE.toml`, under the sections named here. All facts are strings;
dates are ISO days, times ISO instants; a fact that is not known is left out.

**Verdicts** (section `verdict`) and their facts:

==================== ================================================= ==================================================
verdict              facts                                             variants
==================== ================================================= ==================================================
supported            outlet, date, how (word_for_word, marked_cuts,
                     other_words), link
supported_elsewhere  outlet, site, date, how, link
near_verbatim        outlet, date, diff, a, b, link
compare              outlet, date, site, lacking, link                 headline (a page's headline alone has it),
                                                                       syndicated (a copy at another site differs),
                                                                       lacking (figures, names that it does not have)
wording_differs      outlet, a, b, link                                added (b is ""), dropped (a is "")
figure_differs       outlet, a, b, time, link
sense_differs        outlet, a, b, link
date_differs         outlet, a, b, a_day, b_day, link                  (the days only where words are relative)
name_differs         outlet, a, b, link                                speaker (the words fit, another person says them)
joined               outlet, n, a, b, link                             speaker (another speaker between), order (reordered),
                                                                       cut (a marked cut takes out a "not": b)
cut_short            outlet, rest, link                                denied (a denial stands before the start: rest)
outlet_differs       outlet, other, date, n, how, link
outlet_doubtful      outlet, other, date, reason, n, how, link
not_found            outlet, n                                         none (no page was read in full, but one was read)
source_changed       outlet, a, b, date, link                          gone (the words stand there no more), unread (no copy
                                                                       of the time could be read)
source_corrected     outlet, day, notice, link
no_candidate         outlet, services                                  unasked (no service was asked at all)
unreachable          outlet, link, reason                              search (every search failed; no link)
incomplete           outlet, reason, link
unresolved           name, a, b                                        unknown (no outlet of that name)
uncheckable          outlet
translated           outlet, x, y, link
not_reached          outlet
==================== ================================================= ==================================================

**Reasons of outlet_doubtful** (section `reason`), the condition of outlet_differs that did not hold:

========================= ============================================================================================
no_own_page               no page of the outlet named on the same event could be read in full
failed_search             a search at the outlet named failed
own_archive               the outlet named was searched in the newsroom's own archive alone
undated_other             the other page has no date, so it may be younger than the article
undated_article           neither the article nor any page that supports it has a date
younger                   the other page is not older than the article; it may have copied it
updated                   the other page was changed after the article; it may have taken them over since
copy                      the other page carries the article's own text
common_origin             the other page says that the words were spoken in public or posted
credits_outlet            the other page credits the outlet named
relayed                   the other page took them from a third outlet
wire_copy                 one text that has them stands at several outlets; it may be an agency's
several_outlets           several outlets have them, each in a text of its own
similar                   a page of the outlet named has nearly the same words
other_language            the outlet named reported on it in another language, where the words cannot be looked for
unknown_outlet            the outlet named is not in the table of outlets
========================= ============================================================================================

**Remarks** (section `remark`):

========================= ============================ ================================================================
third_hand                outlet, cited                the page itself relays `cited`, which the article leaves out
chain_differs             outlet, cited, named         the article names `named` behind the outlet, the page `cited`
part_absent               part                         this sentence stands on no page that was read
part_compare              part                         this sentence has its names and figures on the page, in other words
missing                   words                        nothing on the page carries these words
speaker_fits              speaker, said_by             the page gives the words to the same speaker
speaker_other             speaker, said_by             the page seems to give them to another
speaker_unknown           speaker                      the page does not tell who says it
open_date                 words                        days or times that need the article's date, which it does not have
open_page_date            outlet, words                days that need the page's date, which it does not have
weekday                   a, b                         a weekday differs, and the article has no date to tell
headline                  a, b                         the page's headline has `a` where its body has `b`
headline_only             words                        the page's headline alone has these words
elided_condition          b                            a marked cut leaves out a condition
bracket                   a, b                         words in brackets stand for the page's own
pronoun                   a, b                         a pronoun differs
pinned                    date                         the claim was pinned on that day, and its page not asked again
archived                  outlet, date                 an archived copy of that day was read
corrected                 outlet, notice               the report was corrected, in something that the claim does not say
also_at                   other, date                  the words stand at another outlet too
not_in_full               outlet                       an error that weighs less, since the page was not read in full
house_level               level, usual                 the house's settings give it another level than the verdict has
together_carries          other                        another outlet that is credited in the same breath has it too
together_differs          other, page                  its page has other words or figures
together_absent           other                        none of its pages that were read in full has it
together_unread           other                        none of its pages could be compared
figure_elsewhere          a, outlet                    the figure stands on the page, but not in the passage
========================= ============================ ================================================================

**Against** (section `against`), what speaks against the finding:

========================= ============================ ================================================================
wire_or_unfound           outlet                       it may carry them on its wire or on a page that was not found
two_outlets               outlet, other                somebody can say the same to two outlets
undated                   outlet                       the page that was read has no date
edited_copy               outlet, site                 the site whose copy was read may have edited it
may_have_changed          outlet, time                 the page may have changed since the article was written
unread                    outlet, n                    so many of its pages could not be read
other_page                outlet                       the article may rest on another page of that outlet
house_style               outlet                       some houses let grammar be mended inside quotation marks
========================= ============================ ================================================================

**Settle** (section `settle`), how an editor settles it:

========================= ============================ ================================================================
ask_for_link              outlet                       ask the writer for the link to the outlet's page
search_wire               outlet                       search the outlet's wire or archive for the words
credit_other              other                        if there is none, credit the other outlet
compare_passage           outlet, link                 read the passage on the page
use_page_words            outlet, b                    use the page's words, or take the quotation marks away
use_page_figure           outlet, b                    without quotation marks: its figure, or the page that has yours
use_page_date             outlet, b                    without quotation marks: its day, or the page that has yours
use_page_name             outlet, b                    without quotation marks: its name, or the page that has yours
use_page_sense            outlet, b                    without quotation marks: what it says, or the page that says yours
use_page_speaker          outlet, b                    the words fit: name who says them there
mark_cut                  outlet                       mark the cut, or quote the sentence to its end
open_page                 outlet, link                 open the page, or add its text as a declared source
follow_change             outlet, link                 decide whether the article follows the page's change
read_notice               outlet, link                 read the notice and correct the article if it repeats the error
declare_source            outlet                       declare the page that was used in the article's front matter
name_outlet               name                         name the outlet in full, or add it to the settings
========================= ============================ ================================================================
"""

from enum import StrEnum


class Doubt(StrEnum):
    """Which condition of outlet_differs did not hold."""

    NO_OWN_PAGE = "no_own_page"
    FAILED_SEARCH = "failed_search"
    OWN_ARCHIVE = "own_archive"
    UNDATED_OTHER = "undated_other"
    UNDATED_ARTICLE = "undated_article"
    YOUNGER = "younger"
    UPDATED = "updated"
    COPY = "copy"
    COMMON_ORIGIN = "common_origin"
    CREDITS_OUTLET = "credits_outlet"
    RELAYED = "relayed"
    WIRE_COPY = "wire_copy"
    SEVERAL_OUTLETS = "several_outlets"
    SIMILAR = "similar"
    OTHER_LANGUAGE = "other_language"
    UNKNOWN_OUTLET = "unknown_outlet"
