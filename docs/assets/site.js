/* A table that scrolls by itself can be reached, and scrolled, by the keyboard. */
addEventListener("load", () => {
  document.querySelectorAll(".md-typeset__scrollwrap").forEach((wrap, number) => {
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", `Table ${number + 1}`);
  });
});
