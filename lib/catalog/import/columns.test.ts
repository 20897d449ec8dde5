import { describe, expect, test } from "vitest";
import { convertWeight } from "@/lib/convert-weight";
import { COLUMN_FIELDS, readHeader } from "./columns";

/** Headers as stores in these languages export them. */
const HEADERS: Record<string, string> = {
  en: `ID|Type|SKU|GTIN, UPC, EAN, or ISBN|Name|Published|Short description|Description|Tax status|Tax class|Stock|Low stock amount|Weight (lbs)|Sale price|Date sale price starts|Date sale price ends|Regular price|Categories|Images|Parent|Attribute 1 name|Attribute 1 value(s)`,
  de: `ID|Typ|Artikelnummer|GTIN, UPC, EAN oder ISBN|Name|Veröffentlicht|Kurzbeschreibung|Beschreibung|Steuerstatus|Steuerklasse|Bestand|Geringe Lagermenge|Gewicht (kg)|Angebotspreis|Datum, an dem Angebotspreis beginnt|Datum, an dem Angebotspreis endet|Regulärer Preis|Kategorien|Bilder|Übergeordnetes Produkt|Attribut 1 Name|Attribut 1 Wert(e)`,
  fr: `ID|Type|UGS|GTIN, UPC, EAN ou ISBN|Nom|Publié|Description courte|Description|État de la TVA|Classe de TVA|Stock|Montant de stock faible|Poids (kg)|Tarif promo|Date de début de promo|Date de fin de promo|Tarif régulier|Catégories|Images|Parent|Nom de l’attribut 1|Valeur(s) de l’attribut 1 `,
  es: `ID|Tipo|SKU|GTIN, UPC, EAN o ISBN|Nombre|Publicado|Descripción corta|Descripción|Estado del impuesto|Clase de impuesto|Inventario|Cantidad de bajo inventario|Peso (g)|Precio rebajado|Día en que empieza el precio rebajado|Día en que termina el precio rebajado|Precio normal|Categorías|Imágenes|Superior|Nombre del atributo 1|Valor(es) del atributo 1`,
  it: `ID|Tipo|SKU|GTIN, UPC, EAN, o ISBN|Nome|Pubblicato|Breve descrizione|Descrizione|Stato delle imposte|Aliquota di imposta|Magazzino|Quantità in magazzino bassa|Peso (kg)|Prezzo in offerta|Data di partenza del prezzo in saldo|Termine data del prezzo di vendita|Prezzo di listino|Categorie|Immagine|Genitore|Nome dell'attributo 1|Valore dell'attributo 1`,
  nl: `ID|Type|Artikelnummer|GTIN, UPC, EAN of ISBN|Naam|Gepubliceerd|Korte beschrijving|Beschrijving|Btw status|Belastingklasse|Voorraad|Lage voorraad|Gewicht (kg)|Actieprijs|Startdatum actieprijs|Einddatum actieprijs|Reguliere prijs|Categorieën|Afbeeldingen|Hoofd|Naam eigenschap 1|Waarde eigenschap 1`,
  "pt-BR": `ID|Tipo|SKU|GTIN, UPC, EAN, ou ISBN|Nome|Publicado|Descrição curta|Descrição|Status do imposto|Classe de imposto|Estoque|Quantidade baixa de estoque|Peso (kg)|Preço promocional|Data de preço promocional começa em|Data de preço promocional termina em|Preço|Categorias|Imagens|Ascendente|Nome do atributo 1|Valores do atributo 1`,
  tr: `Kimlik|Tür|Stok kodu (SKU)|GTIN, UPC, EAN veya ISBN|İsim|Yayımlanmış|Kısa açıklama|Açıklama|Vergi durumu|Vergi sınıfı|Stok|Düşük stok miktarı|Ağırlık (g)|İndirimli satış fiyatı|İndirimli fiyatın başladığı tarih|İndirimli fiyatın bittiği tarih|Normal fiyat|Kategoriler|Görseller|Ebeveyn|Nitelik 1 ismi|Nitelik 1 değer(ler)i`,
  pl: `ID|Typ|SKU|GTIN, UPC, EAN lub ISBN|Nazwa|Opublikowano|Krótki opis|Opis|Status podatku|Klasa podatkowa|Stan magazynowy|Niski stan magazynowy|Waga (kg)|Cena promocyjna|Data rozpoczęcia promocji|Data zakończenia promocji|Cena|Kategorie|Obrazki|Element nadrzędny|Nazwa atrybutu 1|Wartości atrybutu 1`,
};

test.each(Object.entries(HEADERS))("every column of a store in %s is known", (_, header) => {
  const { at, attributes, ignored, unknown } = readHeader(header.split("|"));
  expect([...at.keys()].sort()).toEqual([...COLUMN_FIELDS].sort());
  expect({ attributes: attributes.length, ignored, unknown }).toEqual({ attributes: 1, ignored: [], unknown: [] });
});

test("a mark that stands before the first title, and words tied with underscores, are no hindrance", () => {
  expect([...readHeader(["\ufeffSKU", "\t\ufeffname", "regular_price"]).at.keys()]).toEqual(["sku", "name", "price"]);
});

test("an Arabic header of the language pack is known", () => {
  const header = "المعرف|النوع|الرمز التعريفي|الاسم|الوصف|فئة الضريبة|المخزون|السعر الإفتراضي|التصنيفات|الأب".split(
    "|",
  );
  expect([readHeader(header).at.size, readHeader(header).unknown]).toEqual([10, []]);
});

describe("what is not imported", () => {
  test("is named once for each column; plugins' data and how attributes are shown are not worth a word", () => {
    const { ignored, unknown } = readHeader(
      "SKU|Étiquettes|Mis en avant ?|Longueur (cm)|Méta : _x|Meta: _y|Attribut 1 visible|Download 1 URL|Zustand".split(
        "|",
      ),
    );
    expect(ignored).toEqual(["Étiquettes", "Mis en avant ?", "Longueur (cm)", "Zustand"]);
    expect(unknown).toEqual([8]);
  });

  test("can be matched by a person, whose word counts before the title", () => {
    const titles = ["Code", "Regular price", "Verkauf", "Sonstiges"];
    const columns = readHeader(titles, { 0: "sku", 1: "none", 2: "price", 99: "name" });
    expect([...columns.at]).toEqual([
      ["sku", 0],
      ["price", 2],
    ]);
    expect([columns.ignored, columns.unknown]).toEqual([
      ["Regular price", "Sonstiges"],
      [0, 2, 3],
    ]);
  });
});

test("weights are converted from the unit of the title", () => {
  expect([
    convertWeight("1", "lbs", "kg"),
    convertWeight("0.5", "kg", "g"),
    convertWeight("16", "oz", "lbs"),
    convertWeight("2", "kg", "kg"),
  ]).toEqual(["0.4536", "500", "1", "2"]);
  expect(["Weight (stone)", "Gewicht (lb)", "Weight"].map((title) => readHeader([title]).weightUnit)).toEqual([
    null,
    "lbs",
    null,
  ]);
});
