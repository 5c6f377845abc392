"use strict";
(() => {
  const findings = Array.from(document.querySelectorAll(".finding"));
  const byVerdict = document.getElementById("by-verdict");
  const byOutlet = document.getElementById("by-outlet");
  const shown = document.getElementById("shown");
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const fits = (finding) => {
    const verdict = byVerdict.value;
    const wanted = verdict.startsWith("=") ? finding.dataset.verdict === verdict.slice(1) : finding.dataset.kind === verdict;
    return (!verdict || wanted) && (!byOutlet.value || finding.dataset.outlet === byOutlet.value);
  };
  const filter = () => {
    let count = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding);
      count += finding.hidden ? 0 : 1;
    }
    shown.textContent = shown.dataset.pattern.replace("#", count);
  };
  const mark = (finding) => {
    document.querySelectorAll("a.claim.current").forEach((one) => one.classList.remove("current"));
    const claims = document.querySelectorAll(`a.claim[href="#${finding.id}"]`);
    claims.forEach((one) => one.classList.add("current"));
    const claim = claims[0];
    const text = claim && claim.closest(".text");
    if (text) { text.scrollTop += claim.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3; }
  };
  const open = (finding) => {
    mark(finding);
    const details = finding.querySelector(":scope > details:not(.sources)");
    if (details) { details.open = true; }
    finding.hidden = false;
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "start", behavior: reduced ? "auto" : "smooth" });
  };
  let at = -1;
  const step = (by) => {
    const problems = findings.filter((finding) => finding.dataset.kind === "problem" && !finding.hidden);
    if (!problems.length) { return; }
    const here = problems.indexOf(document.activeElement && document.activeElement.closest(".finding"));
    at = here >= 0 ? here + by : Math.min(Math.max(at + by, 0), problems.length - 1);
    at = (at + problems.length) % problems.length;
    open(problems[at]);
  };
  const follow = () => {
    const finding = location.hash.startsWith("#f-") && document.getElementById(location.hash.slice(1));
    if (finding) { open(finding); }
  };

  byVerdict.addEventListener("change", filter);
  byOutlet.addEventListener("change", filter);
  document.getElementById("before").addEventListener("click", () => step(-1));
  document.getElementById("after").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, textarea")) { return; }
    if (event.key === "n") { step(1); }
    if (event.key === "p") { step(-1); }
  });
  document.addEventListener("click", (event) => {
    const claim = event.target.closest("a.claim");
    if (claim && claim.hash === location.hash) { follow(); }
  });
  addEventListener("hashchange", follow);
  // What was read for a plain find fills pages that nobody looks at.
  const printed = "details:not(.finding:not(.problem) .sources)";
  addEventListener("beforeprint", () => document.querySelectorAll(printed).forEach((one) => { one.open = true; }));
  document.querySelector(".tools").hidden = findings.length === 0;
  filter();
  follow();
})();
