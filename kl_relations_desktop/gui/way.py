"""The way that the officer has gone through the window, back and forth."""

from dataclasses import replace

from kl_relations_desktop.gui.desk import Address


class Way:
    """The addresses visited, in order, and the place on it."""

    def __init__(self) -> None:
        self._steps: list[Address] = []
        self._place = -1

    @property
    def here(self) -> Address:
        """Return where the window is."""
        return self._steps[self._place]

    def visit(self, address: Address) -> None:
        """Go on to an address; what lay ahead is forgotten, and drafts are not kept."""
        del self._steps[self._place + 1 :]
        self._steps.append(replace(address, is_editing=False, draft=None))
        self._place = len(self._steps) - 1

    def settle(self, address: Address) -> None:
        """Note that a page has gone to a record by itself; a bare page is made exact by it."""
        if self.here.page == address.page and self.here.record_id is None:
            self._steps[self._place] = address
        elif self.here != address:
            self.visit(address)

    def ahead(self, step: int) -> Address | None:
        """Return the address so many steps away, or None where the way ends."""
        place = self._place + step
        return self._steps[place] if 0 <= place < len(self._steps) else None

    def walk(self, step: int) -> None:
        """Go so many steps along the way."""
        self._place += step
