"""What the shop sells; prices are whole cents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    """One article. price: in cents. material: one of MATERIALS."""

    id: int
    sku: str
    name: str
    price: int
    material: str
    text: str

    @property
    def picture(self) -> str:
        """Path below the static folder."""
        return f"products/{self.sku[:3].lower()}.svg"

    def as_json(self) -> dict[str, object]:
        """As the API shows it, the price in euros."""
        return {
            "id": self.id,
            "sku": self.sku,
            "name": self.name,
            "price": self.price / 100,
            "material": self.material,
        }


MATERIALS = ("glass", "metal", "paper")

PRODUCTS = {
    product.sku: product
    for product in (
        Product(7, "FLK-500", "Flask, 500 ml borosilicate", 2400, "glass",
                "Flat bottom, narrow neck, graduated. Takes 500 °C and a good many restarts."),
        Product(8, "STD-210", "Round-bottom stand", 1250, "metal",
                "Keeps what cannot stand by itself upright. Cork ring included."),
        Product(9, "BKR-250", "Beaker, 250 ml", 890, "glass",
                "Low form with a spout. The one everybody drinks tea from and should not."),
        Product(10, "TUB-012", "Test tubes, box of twelve", 1580, "glass",
                "Plain rim, 16 by 160 mm. One of them always passes."),
        Product(11, "NTB-100", "Notebook, 100 numbered pages", 1120, "paper",
                "Write it down or it never happened. Acid-free, sewn."),
        Product(12, "BRN-001", "Burner", 4600, "metal",
                "Air control and needle valve, for natural gas."),
    )
}  # fmt: skip
