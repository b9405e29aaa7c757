// People's and companies' names on the demo floor, by culture: first names and family names go together. All invented.

interface Culture {
  readonly weight: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

export const CULTURES: readonly Culture[] = [
  {
    weight: 40,
    first: words(`Işıl İpek Çağla Özge Şule Gülşah Zeynep Elif Ayşe Tuğba Merve Büşra Nazlı Dilara Sıla Irmak Ebru Pınar
      Özlem Yağmur Ömer Çağrı İbrahim Oğuz Emre Burak Kağan Tolga Barış Uğur Ümit Şükrü Yiğit Alper Serkan Hüseyin İlker
      Doğan Görkem Kıvanç`),
    last: words(`Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kurt Koç Şimşek
      Özkan Korkmaz Çakır Erdoğan Güneş Yavuz Işık Karataş Taş Avcı Güler Turan Bulut Keskin Ünal Gündüz Sönmez Tekin
      İnce Uçar Aktaş Ergün Bayrak`),
  },
  {
    weight: 28,
    first:
      words(`Jürgen Jörg Günther Björn Sören Käthe Änne Bärbel Lukas Jonas Felix Maximilian Tobias Matthias Sebastian
      Anke Heike Katrin Ulrike Friederike Leonie Hannah Mareike Silke Wiebke Thorsten Holger Dörte Jannik Annegret`),
    last: words(`Müller Schäfer Weiß Groß Köhler Krüger König Böhm Jäger Günther Schröder Vogel Hofmann Lehmann Becker
      Schulze Wagner Fischer Zimmermann Lindner Übelacker Kühn Döring Förster Strauß Brandt Sommer Pfeiffer Möller Götz`),
  },
  { weight: 5, first: words('Łukasz Zofia Wojciech Małgorzata'), last: words('Wójcik Kowalski Dąbrowski Zając') },
  { weight: 5, first: words('Íñigo Lucía Andrés Begoña'), last: words('Muñoz García Ibáñez Peña') },
  { weight: 4, first: words('Chloé François Hélène Noël'), last: words('Lefèvre Béranger Moreau Dubois') },
  { weight: 4, first: words('João Inês Tomás Conceição'), last: words('Gonçalves Araújo Simões Lourenço') },
  { weight: 3, first: words('Åsa Göran Märta Örjan'), last: words('Sjöberg Åkesson Lindström Nyström') },
  { weight: 3, first: words('Jiří Zdeněk Šárka Tereza'), last: words('Dvořák Černý Novotný Růžička') },
  { weight: 3, first: words('Priya Arjun Ananya Rohan'), last: words('Sharma Iyer Kulkarni Banerjee') },
  { weight: 3, first: words('Thảo Minh Hương Quân'), last: words('Nguyễn Trần Phạm Đặng') },
  { weight: 2, first: words('Layla Karim Nadia Yusuf'), last: words('Haddad Mansour Rahman Nasser') },
];

export const COMPANY_HEADS: readonly string[] = words(`Nordwind Alpenglück Bosporus Çınar Anadolu Marmara Rheingold
  Hansekontor Lindenhof Ege Kapadokya Bergland Seestern Atlas Meridian Birchwood Lakeside Harbour Ostsee Schwarzwald
  Yakamoz Poyraz Lotus Quercus Altınay Isarwerk Elbufer Fırtına Kranich Zeytin`);

export const COMPANY_FIELDS: readonly string[] = [
  'Logistik',
  'Lojistik',
  'Foods',
  'Energie',
  'Tekstil',
  'Medical',
  'Maschinenbau',
  'Turizm',
  'Software',
  'Versand',
  'Optik',
  'Yapı',
];

export const COMPANY_FORMS: readonly string[] = ['GmbH', 'A.Ş.', 'AG', 'Ltd', 'Ltd. Şti.', 'B.V.', 'S.L.', 'KG'];
