// Posts of others, for a page that looks lived in.
export const neighbours = [
  {
    name: "Bibliotheek Zuid",
    handle: "bieb_zuid",
    text: "Zaterdag lezen we voor in de kinderhoek, om tien uur. Kom gerust langs!",
  },
  {
    name: "Mo el Amrani",
    handle: "mo",
    text: "De eerste aardbeien uit eigen tuin. Het zijn er drie, maar toch.",
  },
  {
    name: "Fietskoerier Lies",
    handle: "lies",
    text: "Tip: het tunneltje bij het station is weer open. Scheelt vijf minuten.",
  },
];
