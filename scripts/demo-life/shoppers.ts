export type Shopper = {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  street: string;
  city: string;
};

const rows: readonly (readonly [string, string, string, string])[] = [
  ["Maya", "Okafor", "14 Linden St", "Brooklyn"],
  ["Jonas", "Keller", "220 Water St", "New York"],
  ["Layla", "Haddad", "71 Grand Ave", "Astoria"],
  ["Tom", "Whitaker", "9 Orchard Rd", "Yonkers"],
  ["Ines", "Ferreira", "305 Union St", "Brooklyn"],
  ["Samir", "نجار", "48 Atlantic Ave", "Brooklyn"],
  ["Ruth", "Lindqvist", "12 Hudson Ter", "Hoboken"],
  ["Wei", "陈", "88 Mott St", "New York"],
  ["Clara", "Moreau", "530 Park Pl", "Brooklyn"],
  ["Dmitri", "Sokolov", "17 Ocean Pkwy", "Brooklyn"],
  ["Aisha", "Rahman", "260 Steinway St", "Astoria"],
  ["Peter", "O'Brien", "3 Court Sq", "Long Island City"],
];

/** Made-up people who buy at the till and in the store. The addresses end in a domain that nobody can own. */
export const SHOPPERS: readonly Shopper[] = rows.map(([firstName, lastName, street, city], index) => ({
  firstName,
  lastName,
  email: `${firstName.toLowerCase()}${index + 1}@customers.example`,
  phone: `212-555-01${String(10 + index)}`,
  street,
  city,
}));
