<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
  <context>
    <name>Atlas</name>
    <message>
      <location filename="../algorithms/atlas.py" line="37" />
      <source>Make the atlas</source>
      <translation>Atlas erstellen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="50" />
      <source>atlas,map,plate,profile,layout,report,print,pdf</source>
      <translation>Atlas,Karte,Kartenblatt,Steckbrief,Layout,Bericht,Druck,PDF</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="53" />
      <source>&lt;p&gt;Turns a release into a finished atlas: cover, contents, overview, a map of the state and one of the change for every indicator, maps that compare districts with the areas people live in, the social index, a profile of every area, and the pages on methods. As one PDF with bookmarks and as single pages, as a web page that can be read by everybody, and as a text document for Word and LibreOffice.&lt;/p&gt;&lt;p&gt;In a project the layouts, their layers and map themes are added, too, and can be changed by hand. A run that was stopped goes on where it ended.&lt;/p&gt;&lt;p&gt;A result that is no release is refused, unless INTERNAL is set; then every page says so.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Macht aus einer Freigabe einen fertigen Atlas: Titel, Inhalt, Übersicht, zu jedem Indikator eine Karte des Standes und eine der Veränderung, Karten, die Bezirke mit den Lebensräumen vergleichen, den Sozialindex, einen Steckbrief für jedes Gebiet und die Seiten zur Methode. Als ein PDF mit Lesezeichen und als einzelne Seiten, als barrierefreie Webseite und als Textdokument für Word und LibreOffice.&lt;/p&gt;&lt;p&gt;In einem Projekt kommen auch die Layouts mit ihren Layern und Kartenthemen hinzu und lassen sich von Hand ändern. Ein abgebrochener Lauf geht dort weiter, wo er endete.&lt;/p&gt;&lt;p&gt;Ein Ergebnis, das keine Freigabe ist, wird abgelehnt, es sei denn, INTERNAL ist gesetzt; dann sagt es jede Seite.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="65" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="67" />
      <source>Release</source>
      <translation>Freigabe</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="67" />
      <source>Release of “Release results”, usually of the statistical districts.</source>
      <translation>Freigabe aus „Ergebnisse freigeben“, meist die der statistischen Bezirke.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="68" />
      <source>Areas to compare with</source>
      <translation>Gebiete zum Vergleich</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="68" />
      <source>Release of the areas people live in, drawn over the districts and compared with them.</source>
      <translation>Freigabe der Lebensräume; sie werden über die Bezirke gezeichnet und mit ihnen verglichen.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="69" />
      <source>Social index</source>
      <translation>Sozialindex</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="69" />
      <source>Output of “Form a social index” for the areas of the release.</source>
      <translation>Ausgabe von „Sozialindex bilden“ für die Gebiete der Freigabe.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="73" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="73" />
      <source>Ids separated by semicolons. Left out: all of the release.</source>
      <translation>Kürzel, durch Semikolon getrennt. Ohne Angabe: alle der Freigabe.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="74" />
      <source>Date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="74" />
      <source>Reference date. Left out: the latest.</source>
      <translation>Stichtag. Ohne Angabe: der letzte.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="75" />
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="75" />
      <source>On the cover and on every page. Left out: Social atlas.</source>
      <translation>Auf dem Titel und auf jeder Seite. Ohne Angabe: Sozialatlas.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="76" />
      <source>Name of the districts</source>
      <translation>Name der Bezirke</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="76" />
      <source>As printed, for instance Statistical districts. Left out: the name of the layer.</source>
      <translation>Wie gedruckt, zum Beispiel Statistische Bezirke. Ohne Angabe: der Name des Layers.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="77" />
      <source>Name of the areas</source>
      <translation>Name der Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="77" />
      <source>As printed, for instance Areas people live in. Left out: the name of the layer.</source>
      <translation>Wie gedruckt, zum Beispiel Lebensräume. Ohne Angabe: der Name des Layers.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="78" />
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="78" />
      <source>Named on every page. Left out: the sources of the indicators.</source>
      <translation>Steht auf jeder Seite. Ohne Angabe: die Quellen der Indikatoren.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="83" />
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="86" />
      <source>Kinds of pages, in the order of the atlas.</source>
      <translation>Arten von Seiten, in der Reihenfolge des Atlas.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="90" />
      <source>Formats</source>
      <translation>Formate</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="93" />
      <source>pdf: one atlas and single pages. png, svg: single pages. html: web page. odt: text document.</source>
      <translation>pdf: ein Atlas und einzelne Seiten. png, svg: einzelne Seiten. html: Webseite. odt: Textdokument.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="96" />
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="96" />
      <source>Size of the pages, for which there are templates.</source>
      <translation>Größe der Seiten, für die es Vorlagen gibt.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="97" />
      <source>Orientation</source>
      <translation>Ausrichtung</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="97" />
      <source>Upright cities look best in portrait.</source>
      <translation>Hohe Stadtgebiete wirken am besten im Hochformat.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="98" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="98" />
      <source>Of the pages, whatever the language of QGIS.</source>
      <translation>Der Seiten, gleich in welcher Sprache QGIS läuft.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="105" />
      <source>For internal use</source>
      <translation>Für den internen Dienstgebrauch</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="106" />
      <source>Also prints results that are no release, with unprotected figures. Every page is marked.</source>
      <translation>Druckt auch Ergebnisse, die keine Freigabe sind, mit ungeschützten Zahlen. Jede Seite ist gekennzeichnet.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="112" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="113" />
      <source>Gets atlas.pdf, atlas.html, atlas.odt and the folders of single pages.</source>
      <translation>Nimmt atlas.pdf, atlas.html, atlas.odt und die Ordner der einzelnen Seiten auf.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="116" />
      <source>Atlas as PDF</source>
      <translation>Atlas als PDF</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="117" />
      <source>Atlas as web page</source>
      <translation>Atlas als Webseite</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="118" />
      <source>Atlas as text document</source>
      <translation>Atlas als Textdokument</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="125" />
      <source>Classes by</source>
      <translation>Klassen nach</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="128" />
      <source>quantile: as many areas in each. natural_breaks: areas of a class differ least. Changes are always centred on zero.</source>
      <translation>quantile: gleich viele Gebiete je Klasse. natural_breaks: Gebiete einer Klasse unterscheiden sich am wenigsten. Veränderungen sind immer um null geordnet.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="133" />
      <source>Number of classes</source>
      <translation>Zahl der Klassen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="136" />
      <source>At most; classes without an area are left out.</source>
      <translation>Höchstens; Klassen ohne Gebiet entfallen.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="140" />
      <source>Own class limits</source>
      <translation>Eigene Klassengrenzen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="141" />
      <source>Inner limits by indicator: kind_bg=10;20;30 | alo_q=5;10.</source>
      <translation>Innere Grenzen je Indikator: kind_bg=10;20;30 | alo_q=5;10.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="146" />
      <source>Own template</source>
      <translation>Eigene Vorlage</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="146" />
      <source>Print layout (*.qpt)</source>
      <translation>Drucklayout (*.qpt)</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="148" />
      <source>A print layout (.qpt) for the map plates of status, change and index.</source>
      <translation>Ein Drucklayout (.qpt) für die Kartenblätter von Stand, Veränderung und Index.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="155" />
      <source>Folder with own templates</source>
      <translation>Ordner mit eigenen Vorlagen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="157" />
      <source>Templates named like the built-in ones, which they replace. Those in the folder sozialraumatlas/templates of the QGIS profile are found without this.</source>
      <translation>Vorlagen, die wie die mitgelieferten heißen und an deren Stelle treten. Die im Ordner sozialraumatlas/templates des QGIS-Profils werden auch ohne diese Angabe gefunden.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="165" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="165" />
      <source>Settings (*.yaml *.yml)</source>
      <translation>Einstellungen (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="167" />
      <source>Office, logo, colours, fonts and wording of the city. Left out: sozialraumatlas/atlas.yaml of the QGIS profile, where there is one.</source>
      <translation>Dienststelle, Logo, Farben, Schriften und Wortlaut der Stadt. Ohne Angabe: sozialraumatlas/atlas.yaml des QGIS-Profils, wenn es sie gibt.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="175" />
      <source>Background</source>
      <translation>Hintergrund</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="177" />
      <source>Layers drawn pale and grey below the areas.</source>
      <translation>Layer, die blass und grau unter den Gebieten liegen.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="181" />
      <source>Group as background</source>
      <translation>Gruppe als Hintergrund</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="182" />
      <source>Name of a group of the project whose visible layers are drawn like that.</source>
      <translation>Name einer Gruppe des Projekts, deren sichtbare Layer so gezeichnet werden.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="187" />
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="189" />
      <source>Dots per inch of pictures.</source>
      <translation>Punkte je Zoll bei Bildern.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="193" />
      <source>A PDF for each area</source>
      <translation>Ein PDF je Gebiet</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="194" />
      <source>The profile of each area with the pages on methods, as a file of its own.</source>
      <translation>Der Steckbrief jedes Gebiets mit den Seiten zur Methode als eigene Datei.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="199" />
      <source>Add layouts to the project</source>
      <translation>Layouts in das Projekt aufnehmen</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="201" />
      <source>In the window of QGIS: layouts, layers and map themes stay in the project and can be changed.</source>
      <translation>Im Fenster von QGIS: Layouts, Layer und Kartenthemen bleiben im Projekt und lassen sich ändern.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="210" />
      <source>The atlas needs the Python package Jinja2 in QGIS.</source>
      <translation>Der Atlas braucht das Python-Paket Jinja2 in QGIS.</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="291" />
      <source>BASEMAP_GROUP: the project has no group {name}.</source>
      <translation>BASEMAP_GROUP: Das Projekt hat keine Gruppe {name}.</translation>
    </message>
  </context>
  <context>
    <name>Compare</name>
    <message>
      <location filename="../algorithms/compare.py" line="33" />
      <source>Compare districts with areas</source>
      <translation>Bezirke mit Gebieten vergleichen</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="42" />
      <source>compare,districts,segregation,disparity,need,funding,MAUP</source>
      <translation>Vergleich,Bezirke,Segregation,Disparität,Bedarf,Förderung,Lebensraum</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="45" />
      <source>&lt;p&gt;Shows what statistical districts hide: for each area its value beside that of the city and beside what the districts it touches would have said of it, with the difference, rank, location quotient, and whether the difference is larger than chance on so small a base. Adds how areas and districts overlap, how unequal each geography is, and which part of the city's need lives in the areas.&lt;/p&gt;&lt;p&gt;From releases only what is published is used. From results the residents of the units are used; the output is then for internal use only. With the layer of units the figures are also computed with the boundary moved by one ring of units, with other methods, and for random areas of the same population.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Zeigt, was statistische Bezirke verdecken: für jedes Gebiet seinen Wert neben dem der Stadt und neben dem, was die Bezirke, in denen es liegt, von ihm gesagt hätten, mit Differenz, Rang, Lokationsquotient und der Angabe, ob die Differenz bei so kleiner Basis größer ist als der Zufall. Dazu, wie Gebiete und Bezirke sich überlagern, wie ungleich die Gebiete jeder Gliederung sind und welcher Teil des Bedarfs der Stadt in den Gebieten liegt.&lt;/p&gt;&lt;p&gt;Aus Freigaben wird nur verwendet, was veröffentlicht ist. Aus Ergebnissen werden die Einwohner der Einheiten verwendet; die Ausgabe ist dann nur für den internen Dienstgebrauch. Mit der Ebene der Einheiten werden die Werte auch mit einer um einen Kranz von Einheiten verschobenen Grenze, mit anderen Methoden und für zufällige Gebiete gleicher Einwohnerzahl berechnet.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="102" />
      <location filename="../algorithms/compare.py" line="57" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="59" />
      <source>Districts</source>
      <translation>Bezirke</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="59" />
      <source>Result or release of the statistical districts.</source>
      <translation>Ergebnis oder Freigabe der statistischen Bezirke.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="60" />
      <source>Areas</source>
      <translation>Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="60" />
      <source>Result or release of the areas people live in, of the same city and counts.</source>
      <translation>Ergebnis oder Freigabe der Lebensräume, aus derselben Stadt und denselben Zählungen.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="64" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="65" />
      <source>Ids separated by semicolons. Left out: all that both files have.</source>
      <translation>Kennungen, mit Semikolon getrennt. Ohne Angabe: alle, die beide Dateien haben.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="68" />
      <source>Date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="69" />
      <source>Reference date, or all. Left out: the latest that both files have.</source>
      <translation>Stichtag oder all. Ohne Angabe: der letzte, den beide Dateien haben.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="73" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="75" />
      <source>Layer of units the results were computed on, to move boundaries. Only for results.</source>
      <translation>Ebene der Einheiten, mit denen die Ergebnisse berechnet sind, um Grenzen zu verschieben. Nur für Ergebnisse.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="80" />
      <source>Id of the units</source>
      <translation>Kennung der Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="82" />
      <source>Field of the units with their key.</source>
      <translation>Feld der Einheiten mit ihrem Schlüssel.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="87" />
      <source>Random areas</source>
      <translation>Zufällige Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="90" />
      <source>With units: so many contiguous areas of the same population are drawn at random for each area.</source>
      <translation>Mit Einheiten: So viele zusammenhängende Gebiete gleicher Einwohnerzahl werden für jedes Gebiet zufällig gezogen.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="95" />
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="97" />
      <source>The same number gives the same random areas.</source>
      <translation>Dieselbe Zahl ergibt dieselben zufälligen Gebiete.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="102" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="104" />
      <source>Tables comparison, overlap, disparity, need and, with units, sensitivity.</source>
      <translation>Tabellen comparison, overlap, disparity, need und, mit Einheiten, sensitivity.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="108" />
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="108" />
      <source>Web page (*.html)</source>
      <translation>Webseite (*.html)</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="111" />
      <source>Page with maps, charts and tables, which prints well and needs no network.</source>
      <translation>Seite mit Karten, Diagrammen und Tabellen, die sich gut druckt und kein Netz braucht.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="134" />
      <source>OUTPUT must be a GeoPackage, with a name that ends in .gpkg.</source>
      <translation>OUTPUT muss ein GeoPackage sein, mit einem Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <location filename="../algorithms/compare.py" line="138" />
      <source>REPORT needs the Python package Jinja2 in QGIS. Install it or leave REPORT out.</source>
      <translation>REPORT braucht in QGIS das Python-Paket Jinja2. Installieren Sie es oder lassen Sie REPORT weg.</translation>
    </message>
  </context>
  <context>
    <name>DemoData</name>
    <message>
      <location filename="../algorithms/demodata.py" line="37" />
      <source>Write example city</source>
      <translation>Beispielstadt schreiben</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="46" />
      <source>example,demo,sample,city</source>
      <translation>Beispiel,Demo,Stadt,Probe</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="49" />
      <source>&lt;p&gt;Writes the invented city Zechenfeld to try everything on: 17 statistical districts, 70 block groups, about 900 blocks, 31,000 buildings with their floors, five lifeworld areas that cut through districts, and a table of counts with all variables for eight year ends.&lt;/p&gt;&lt;p&gt;The city is the same every time. Its totals are those of a city in the Ruhr area: 116,845 residents, 22.1 % of them 65 or older, 21.3 % with migration background, 22.4 % of children in benefit units.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Schreibt die erfundene Stadt Zechenfeld, um alles auszuprobieren: 17 statistische Bezirke, 70 Baublockgruppen, rund 900 Baublöcke, 31.000 Gebäude mit Geschossen, fünf Lebensräume, die quer zu den Bezirken liegen, und eine Tabelle mit den Zählungen aller Merkmale zu acht Jahresenden.&lt;/p&gt;&lt;p&gt;Die Stadt ist jedes Mal dieselbe. Ihre Summen sind die einer Stadt im Ruhrgebiet: 116.845 Einwohner, davon 22,1 % 65 Jahre und älter, 21,3 % mit Migrationshintergrund, 22,4 % der Kinder in Bedarfsgemeinschaften.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="60" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="61" />
      <source>Folder for the map layers (zechenfeld.gpkg) and the counts (zechenfeld_zaehldaten.csv).</source>
      <translation>Ordner für die Kartenlayer (zechenfeld.gpkg) und die Zählungen (zechenfeld_zaehldaten.csv).</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="109" />
      <location filename="../algorithms/demodata.py" line="66" />
      <source>Blocks</source>
      <translation>Baublöcke</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="112" />
      <location filename="../algorithms/demodata.py" line="67" />
      <source>Block groups</source>
      <translation>Baublockgruppen</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="113" />
      <location filename="../algorithms/demodata.py" line="68" />
      <source>Statistical districts</source>
      <translation>Statistische Bezirke</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="114" />
      <location filename="../algorithms/demodata.py" line="69" />
      <source>Lifeworld areas</source>
      <translation>Lebensräume</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="110" />
      <location filename="../algorithms/demodata.py" line="70" />
      <source>Buildings</source>
      <translation>Gebäude</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="116" />
      <location filename="../algorithms/demodata.py" line="74" />
      <source>Counts</source>
      <translation>Zählungen</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="94" />
      <source>Wrote {count} blocks to {geopackage} and their counts to {counts}.</source>
      <translation>{count} Baublöcke nach {geopackage} und ihre Zählungen nach {counts} geschrieben.</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="108" />
      <source>Land</source>
      <translation>Flächen</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="111" />
      <source>Streets and canal</source>
      <translation>Straßen und Kanal</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <location filename="../algorithms/export.py" line="30" />
      <source>Export release</source>
      <translation>Freigabe weitergeben</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="39" />
      <source>export,excel,xlsx,csv,ods,geojson,kommonitor,instantatlas,open data</source>
      <translation>export,ausgabe,excel,xlsx,csv,ods,geojson,kommonitor,instantatlas,offene daten</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="42" />
      <source>&lt;p&gt;Writes the figures of a release for other systems: a workbook with a sheet for each indicator (XLSX, ODS), a table for German spreadsheets and one for machines (CSV), the areas with their figures (GeoPackage, GeoJSON), the data sheet of InstantAtlas, and the package that KomMonitor imports.&lt;/p&gt;&lt;p&gt;Withheld figures bear the office's sign in workbooks and are empty for machines, with the reason beside them. datapackage.json, facts.csv-metadata.json and dcat.jsonld describe the files for an open-data portal (DCAT-AP.de).&lt;/p&gt;</source>
      <translation>&lt;p&gt;Schreibt die Zahlen einer Freigabe für andere Systeme: eine Arbeitsmappe mit einem Blatt je Indikator (XLSX, ODS), eine Tabelle für deutsche Tabellenprogramme und eine für Maschinen (CSV), die Gebiete mit ihren Zahlen (GeoPackage, GeoJSON), das Datenblatt von InstantAtlas und das Paket, das KomMonitor einliest.&lt;/p&gt;&lt;p&gt;Gesperrte Zahlen tragen in Arbeitsmappen das Zeichen der Statistik und sind für Maschinen leer, mit dem Grund daneben. datapackage.json, facts.csv-metadata.json und dcat.jsonld beschreiben die Dateien für ein Portal offener Daten (DCAT-AP.de).&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="53" />
      <source>Release</source>
      <translation>Freigabe</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="53" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="54" />
      <source>Output of “Release results”.</source>
      <translation>Ausgabe von „Ergebnisse freigeben“.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="57" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="57" />
      <source>Ids separated by semicolons. Left out: all of the release.</source>
      <translation>Kennungen, durch Semikolon getrennt. Ohne Angabe: alle der Freigabe.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="58" />
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="58" />
      <source>Of workbook and data set. Left out: the name of the areas.</source>
      <translation>Von Arbeitsmappe und Datensatz. Ohne Angabe: der Name der Gebiete.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="59" />
      <source>Name of the areas</source>
      <translation>Name der Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="59" />
      <source>As Statistical districts; in KomMonitor the name of the spatial unit. Left out: the name of the file.</source>
      <translation>Etwa Statistische Bezirke; in KomMonitor der Name der Raumebene. Ohne Angabe: der Name der Datei.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="60" />
      <source>Publisher</source>
      <translation>Herausgeber</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="60" />
      <source>The office that answers for the figures.</source>
      <translation>Das Amt, das für die Zahlen einsteht.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="61" />
      <source>Contact</source>
      <translation>Kontakt</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="61" />
      <source>Where questions are answered: name, telephone, e-mail.</source>
      <translation>Wo Fragen beantwortet werden: Name, Telefon, E-Mail.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="66" />
      <source>Formats</source>
      <translation>Formate</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="68" />
      <source>csv: both tables and the descriptions for a portal. kommonitor, instantatlas: see above.</source>
      <translation>csv: beide Tabellen und die Beschreibungen für ein Portal. kommonitor, instantatlas: siehe oben.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="72" />
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="74" />
      <source>Stands in workbook and descriptions.</source>
      <translation>Steht in Arbeitsmappe und Beschreibungen.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="77" />
      <source>For internal use</source>
      <translation>Für den internen Gebrauch</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="78" />
      <source>Also exports a result that is no release, with unprotected figures; the name of every file or of its folder says so.</source>
      <translation>Gibt auch ein Ergebnis aus, das keine Freigabe ist, mit ungeschützten Zahlen; der Name jeder Datei oder ihres Ordners sagt es.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="84" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="85" />
      <source>Gets the files; those that are there already are replaced.</source>
      <translation>Erhält die Dateien; vorhandene werden ersetzt.</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="87" />
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <location filename="../algorithms/export.py" line="111" />
      <source>{count} files in {folder}.</source>
      <translation>{count} Dateien in {folder}.</translation>
    </message>
  </context>
  <context>
    <name>ImportCounts</name>
    <message>
      <location filename="../algorithms/importcounts.py" line="32" />
      <source>Import counts</source>
      <translation>Zählungen einlesen</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="41" />
      <source>import,excel,csv,table,counts,statistics</source>
      <translation>einlesen,import,excel,csv,tabelle,zählungen,statistik</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="44" />
      <source>&lt;p&gt;Makes clean counts of tables as they come: CSV, TXT, XLSX, ODS; German or English numbers; title rows, headings of several rows and notes; a file for each year, or one for all; a column for each variable, for each year, or a row for each figure.&lt;/p&gt;&lt;p&gt;What the columns mean is proposed by their headings and written down as a recipe (YAML) that can be changed and is used again next year. Signs of the statistical offices stay what they are: secret, missing, later, zero. What cannot be read in one way only is refused; the report names file, row and column.&lt;/p&gt;&lt;p&gt;The counts go into “Compute indicators” with the key _total for the city's row.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Macht saubere Zählungen aus Tabellen, wie sie kommen: CSV, TXT, XLSX, ODS; deutsche oder englische Zahlen; Titelzeilen, mehrzeilige Köpfe und Fußnoten; eine Datei je Jahr oder eine für alle; eine Spalte je Merkmal, je Jahr, oder eine Zeile je Zahl.&lt;/p&gt;&lt;p&gt;Was die Spalten bedeuten, wird aus ihren Köpfen vorgeschlagen und als Rezept (YAML) festgehalten, das sich ändern lässt und im nächsten Jahr wieder gilt. Die Zeichen der Statistischen Ämter bleiben, was sie sind: geheim, fehlend, später, null. Was sich nicht eindeutig lesen lässt, wird abgelehnt; der Bericht nennt Datei, Zeile und Spalte.&lt;/p&gt;&lt;p&gt;In „Indikatoren berechnen“ trägt die Zeile der Gesamtstadt dann den Schlüssel _total.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="56" />
      <source>Tables</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="58" />
      <source>One file or several: CSV, TXT, XLSX, ODS.</source>
      <translation>Eine Datei oder mehrere: CSV, TXT, XLSX, ODS.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="61" />
      <source>Folder of tables</source>
      <translation>Ordner mit Tabellen</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="63" />
      <source>Instead of files: all tables of a folder.</source>
      <translation>Statt Dateien: alle Tabellen eines Ordners.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="65" />
      <source>Recipe (*.yaml *.yml)</source>
      <translation>Rezept (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="68" />
      <source>Recipe</source>
      <translation>Rezept</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="70" />
      <source>How the tables are read. Left out: it is proposed by the headings.</source>
      <translation>Wie die Tabellen gelesen werden. Ohne Angabe: aus den Köpfen vorgeschlagen.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="74" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="77" />
      <source>Their keys decide which rows are units, and give keys back their leading zeros.</source>
      <translation>Ihre Schlüssel entscheiden, welche Zeilen Einheiten sind, und geben Schlüsseln ihre führenden Nullen zurück.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="81" />
      <source>Key of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="83" />
      <source>Field of the units that names each of them once.</source>
      <translation>Feld der Einheiten, das jede einmal nennt.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="86" />
      <source>Date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="87" />
      <source>Of tables that give none, neither in a column nor in a heading, title or file name.</source>
      <translation>Für Tabellen, die keinen nennen, weder in einer Spalte noch in Kopf, Titel oder Dateiname.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="92" />
      <source>Up to date</source>
      <translation>Bis Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="93" />
      <source>Later dates of the tables are left out.</source>
      <translation>Spätere Stichtage der Tabellen bleiben weg.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="97" />
      <source>Catalogue</source>
      <translation>Katalog</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="98" />
      <source>File with variables and indicators of the city.</source>
      <translation>Datei mit Merkmalen und Indikatoren der Stadt.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="103" />
      <source>Units before a change of boundaries</source>
      <translation>Einheiten vor einer Gebietsänderung</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="106" />
      <source>Counts up to OLD_UNTIL are on these units; they are estimated for those of today, by surface.</source>
      <translation>Zählungen bis OLD_UNTIL gelten für diese Einheiten; sie werden nach Fläche auf die heutigen geschätzt.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="111" />
      <source>Key of the earlier units</source>
      <translation>Schlüssel der früheren Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="113" />
      <source>Field of the earlier units that names each of them once.</source>
      <translation>Feld der früheren Einheiten, das jede einmal nennt.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="118" />
      <source>Last date of the earlier units</source>
      <translation>Letzter Stichtag der früheren Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="120" />
      <source>As 2020-12-31 or 31.12.2020.</source>
      <translation>Als 2020-12-31 oder 31.12.2020.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="125" />
      <source>Counts</source>
      <translation>Zählungen</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="125" />
      <source>Table (*.csv)</source>
      <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="127" />
      <source>A row for each unit and date, a column for each variable.</source>
      <translation>Eine Zeile je Einheit und Stichtag, eine Spalte je Merkmal.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="131" />
      <source>Report</source>
      <translation>Bericht</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="131" />
      <source>Web page (*.html)</source>
      <translation>Webseite (*.html)</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="134" />
      <source>What was read, changed, doubted and refused.</source>
      <translation>Was gelesen, geändert, bezweifelt und abgelehnt wurde.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="138" />
      <source>Recipe for next year</source>
      <translation>Rezept für das nächste Jahr</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="140" />
      <source>Gets the recipe that was used or proposed.</source>
      <translation>Erhält das verwendete oder vorgeschlagene Rezept.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="142" />
      <source>Units read</source>
      <translation>Gelesene Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="143" />
      <source>Newest date</source>
      <translation>Neuester Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="144" />
      <source>Doubts about the newest counts</source>
      <translation>Zweifel an den neuesten Zählungen</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="147" />
      <source>Key of the city's row, where there is one</source>
      <translation>Schlüssel der Stadtzeile, wo es eine gibt</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="150" />
      <source>Things to look at</source>
      <translation>Worauf zu sehen ist</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="187" />
      <source>The tables have no figures up to {date}; they begin with {first}.</source>
      <translation>Die Tabellen haben keine Zahlen bis {date}; sie beginnen mit {first}.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="210" />
      <source>{units} units, {dates} dates, {variables} variables.</source>
      <translation>{units} Einheiten, {dates} Stichtage, {variables} Merkmale.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="228" />
      <source>UNIT_ID: choose the field with the key of the units.</source>
      <translation>UNIT_ID: Wählen Sie das Feld mit dem Schlüssel der Einheiten.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="245" />
      <source>{name}: “{text}” is no date. Write 2024-12-31, 31.12.2024 or 2024.</source>
      <translation>{name}: „{text}“ ist kein Datum. Schreiben Sie 2024-12-31, 31.12.2024 oder 2024.</translation>
    </message>
    <message>
      <location filename="../algorithms/importcounts.py" line="262" />
      <source>A change of boundaries needs UNITS with UNIT_ID, OLD_UNITS with OLD_UNIT_ID, and OLD_UNTIL.</source>
      <translation>Eine Gebietsänderung braucht UNITS mit UNIT_ID, OLD_UNITS mit OLD_UNIT_ID und OLD_UNTIL.</translation>
    </message>
  </context>
  <context>
    <name>Indicators</name>
    <message>
      <location filename="../algorithms/indicators.py" line="52" />
      <source>Compute indicators</source>
      <translation>Indikatoren berechnen</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="61" />
      <source>social,demography,statistics,rates,districts,census,crosswalk</source>
      <translation>Sozialraum,Demografie,Statistik,Quoten,Bezirke,Sozialplanung,Crosswalk</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="64" />
      <source>&lt;p&gt;Computes demographic and social indicators with their change over the period for any areas: statistical districts, block groups or areas you have drawn. Without areas the units themselves are computed.&lt;/p&gt;&lt;p&gt;The counts of the small units (blocks, statistical districts, addresses) are added up for each area, then divided; rates are never averaged. Change is given in % for counts, in percentage points for shares, in points for quotients and in years for the mean age.&lt;/p&gt;&lt;p&gt;The result is one GeoPackage with the layers areas, facts, crosswalk, counts and meta. It holds unprotected small counts: &lt;b&gt;for internal use only&lt;/b&gt;.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Berechnet demografische und soziale Indikatoren mit ihrer Veränderung im Zeitraum für beliebige Gebiete: statistische Bezirke, Baublockgruppen oder gezeichnete Gebiete. Ohne Gebiete werden die Einheiten selbst berechnet.&lt;/p&gt;&lt;p&gt;Die Zählungen der kleinen Einheiten (Baublöcke, statistische Bezirke, Adressen) werden je Gebiet summiert und dann geteilt; Quoten werden nie gemittelt. Veränderungen stehen bei Anzahlen in %, bei Anteilen in Prozentpunkten, bei Quotienten in Punkten und beim Durchschnittsalter in Jahren.&lt;/p&gt;&lt;p&gt;Das Ergebnis ist ein GeoPackage mit den Layern areas, facts, crosswalk, counts und meta. Es enthält ungeschützte kleine Fallzahlen: &lt;b&gt;nur für den internen Dienstgebrauch&lt;/b&gt;.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="83" />
      <source>Result</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="248" />
      <location filename="../algorithms/indicators.py" line="83" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="85" />
      <source>GeoPackage for the result. An existing file is replaced when the new one is complete.</source>
      <translation>GeoPackage für das Ergebnis. Eine vorhandene Datei wird ersetzt, sobald die neue vollständig ist.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="92" />
      <source>Areas with indicators</source>
      <translation>Gebiete mit Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="98" />
      <source>Facts (long table)</source>
      <translation>Werte (lange Tabelle)</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="104" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="105" />
      <source>Small units the counts are kept for: blocks, statistical districts (polygons) or addresses (points).</source>
      <translation>Kleine Einheiten, für die Zählungen vorliegen: Baublöcke, statistische Bezirke (Flächen) oder Adressen (Punkte).</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="112" />
      <source>Id of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="114" />
      <source>Field of the units with their key.</source>
      <translation>Feld der Einheiten mit ihrem Schlüssel.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="127" />
      <source>Counts</source>
      <translation>Zählungen</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="129" />
      <source>Table with the counts, a row per unit and date with a column per variable (ew, ew_u18, alo …), or the layer of units itself. Signs of the statistical offices are understood: - nothing, . and * secret, x and / no figure, ... later, (12) limited.</source>
      <translation>Tabelle mit den Zählungen, je Einheit und Stichtag eine Zeile mit einer Spalte je Merkmal (ew, ew_u18, alo …), oder der Layer der Einheiten selbst. Die Zeichen der Statistischen Ämter werden verstanden: - nichts, . und * geheim, x und / keine Angabe, ... später, (12) eingeschränkt.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="138" />
      <source>Id of the units in the counts</source>
      <translation>Schlüssel der Einheiten in den Zählungen</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="139" />
      <source>Field of the counts with the key of the unit. Left out: the field named as in the units.</source>
      <translation>Feld der Zählungen mit dem Schlüssel der Einheit. Leer: das Feld, das wie in den Einheiten heißt.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="145" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="146" />
      <source>Field with the reference date: 2024-12-31, 31.12.2024, or 2024 for the end of the year.</source>
      <translation>Feld mit dem Stichtag: 2024-12-31, 31.12.2024 oder 2024 für das Jahresende.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="152" />
      <source>Variable (long table)</source>
      <translation>Merkmal (lange Tabelle)</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="153" />
      <source>Only for tables with a row per unit, date and variable: field with the name of the variable.</source>
      <translation>Nur für Tabellen mit einer Zeile je Einheit, Stichtag und Merkmal: Feld mit dem Namen des Merkmals.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="161" />
      <source>Value (long table)</source>
      <translation>Wert (lange Tabelle)</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="162" />
      <source>Only for tables with a row per unit, date and variable: field with the figure.</source>
      <translation>Nur für Tabellen mit einer Zeile je Einheit, Stichtag und Merkmal: Feld mit der Zahl.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="167" />
      <source>Columns with other names</source>
      <translation>Spalten mit anderen Namen</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="169" />
      <source>For columns not named as in the catalogue: variable=column, or a sum of columns, separated by semicolons: ew=Einwohner;ew_18u65=a18_27+a27_65. Names with + go in double quotes.</source>
      <translation>Für Spalten, die nicht wie im Katalog heißen: Merkmal=Spalte oder eine Summe von Spalten, durch Semikolon getrennt: ew=Einwohner;ew_18u65=a18_27+a27_65. Namen mit + stehen in doppelten Anführungszeichen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="178" />
      <source>Areas</source>
      <translation>Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="179" />
      <source>Polygons to compute: districts or drawn areas. They may overlap, touch and leave gaps. Left out: the units.</source>
      <translation>Flächen, die berechnet werden: Bezirke oder gezeichnete Gebiete. Sie dürfen sich überschneiden, berühren und Lücken lassen. Leer: die Einheiten.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="185" />
      <source>Id of the areas</source>
      <translation>Schlüssel der Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="185" />
      <source>Field of the areas with their key. Left out: they are numbered.</source>
      <translation>Feld der Gebiete mit ihrem Schlüssel. Leer: sie werden nummeriert.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="186" />
      <source>Name of the areas</source>
      <translation>Name der Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="186" />
      <source>Field of the areas (or, without areas, of the units) with their name.</source>
      <translation>Feld der Gebiete (oder ohne Gebiete der Einheiten) mit ihrem Namen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="192" />
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="197" />
      <source>How units are given to areas. largest_share: whole units to the area holding most of them (exact, a funding body can check the list). point: whole units by a point inside them. area: cut by surface (an estimate). ancillary: cut by buildings or addresses (a better estimate).</source>
      <translation>Wie Einheiten den Gebieten zugeordnet werden. largest_share: ganze Einheiten zum Gebiet mit dem größten Flächenanteil (genau, und die Liste kann ein Fördergeber prüfen). point: ganze Einheiten nach einem Punkt in ihrem Innern. area: nach Fläche geteilt (eine Schätzung). ancillary: nach Gebäuden oder Adressen geteilt (eine bessere Schätzung).</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="206" />
      <source>Weights</source>
      <translation>Gewichte</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="208" />
      <source>For the method ancillary: buildings, address points or residential land.</source>
      <translation>Für die Methode ancillary: Gebäude, Adresspunkte oder Wohnflächen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="213" />
      <source>Field of the weights</source>
      <translation>Feld der Gewichte</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="216" />
      <source>Number of floors, volume or residents of each feature. Left out: every surface or point counts alike.</source>
      <translation>Geschosse, Volumen oder Einwohner jedes Objekts. Leer: jede Fläche oder jeder Punkt zählt gleich.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="221" />
      <source>Kind of weight</source>
      <translation>Art des Gewichts</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="224" />
      <source>For polygons with a field: times_surface multiplies it by the footprint (floors); amount takes it as the total of the feature (volume, residents).</source>
      <translation>Für Flächen mit einem Feld: times_surface nimmt es mal der Grundfläche (Geschosse); amount nimmt es als Summe des Objekts (Volumen, Einwohner).</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="235" />
      <source>Tolerance in metres</source>
      <translation>Toleranz in Metern</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="238" />
      <source>For the methods area and ancillary: strips of units narrower than this come from boundaries that were digitised twice and do not count as cuts.</source>
      <translation>Für die Methoden area und ancillary: Streifen von Einheiten, die schmaler sind, stammen von doppelt digitalisierten Grenzen und gelten nicht als Schnitt.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="247" />
      <source>Earlier result</source>
      <translation>Früheres Ergebnis</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="250" />
      <source>Result whose crosswalk is taken if units, areas and method are the same. The file in OUTPUT is looked at, too.</source>
      <translation>Ergebnis, dessen Zuordnung übernommen wird, wenn Einheiten, Gebiete und Methode gleich sind. Auch die Datei in OUTPUT wird angesehen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="257" />
      <source>Diagnostics</source>
      <translation>Diagnose</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="258" />
      <source>Adds to the result how well units and areas fit: the table diagnostics, the list of units of each area, and map layers of units whole, cut and outside, of overlaps and of what no area covers.</source>
      <translation>Ergänzt im Ergebnis, wie gut Einheiten und Gebiete zusammenpassen: die Tabelle diagnostics, die Liste der Einheiten jedes Gebiets und Kartenlayer der ganzen, geteilten und außen liegenden Einheiten, der Überschneidungen und dessen, was kein Gebiet abdeckt.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="268" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="269" />
      <source>Ids separated by semicolons, variants after a colon: ew;kind_bg;altenq:20. Left out: all that can be computed.</source>
      <translation>Kürzel durch Semikolon getrennt, Varianten nach einem Doppelpunkt: ew;kind_bg;altenq:20. Leer: alle, die sich berechnen lassen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="275" />
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="276" />
      <source>Reference date to compute, or all for every date in the counts. Left out: the latest.</source>
      <translation>Stichtag, der berechnet wird, oder all für jeden Stichtag der Zählungen. Leer: der jüngste.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="282" />
      <source>Years of change</source>
      <translation>Jahre der Veränderung</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="285" />
      <source>The change is measured against the date so many years earlier.</source>
      <translation>Die Veränderung wird gegen den Stichtag so viele Jahre zuvor gemessen.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="288" />
      <source>Id of the city's row</source>
      <translation>Schlüssel der Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="289" />
      <source>Unit id of the row of the whole city in the counts. It may hold cases that no unit holds. Left out: the sum of the units.</source>
      <translation>Schlüssel der Zeile der Gesamtstadt in den Zählungen. Sie kann Fälle enthalten, die in keiner Einheit stehen. Leer: die Summe der Einheiten.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="297" />
      <source>Own indicators</source>
      <translation>Eigene Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="298" />
      <source>Indicator catalogue (*.yaml *.yml)</source>
      <translation>Indikatorenkatalog (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="300" />
      <source>A city's own themes, variables and indicators, added to the built-in catalogue.</source>
      <translation>Eigene Themen, Merkmale und Indikatoren der Stadt; sie kommen zum mitgelieferten Katalog hinzu.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="341" />
      <source>OUTPUT must be a GeoPackage, with a name that ends in .gpkg.</source>
      <translation>OUTPUT muss ein GeoPackage sein, mit einem Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="457" />
      <source>{name}: facts</source>
      <translation>{name}: Werte</translation>
    </message>
  </context>
  <context>
    <name>LedgerOfReleases</name>
    <message>
      <location filename="../algorithms/ledger.py" line="31" />
      <source>Look after the ledger of releases</source>
      <translation>Verzeichnis der Freigaben pflegen</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="40" />
      <source>disclosure,ledger,release,withdraw,history</source>
      <translation>Geheimhaltung,Verzeichnis,Freigabe,zurückziehen,Verlauf</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="43" />
      <source>&lt;p&gt;The ledger remembers what was released, so that nobody can lay this year's areas over last month's map. show lists its releases; withdraw takes one back that was never passed on, or is no longer in anybody's hands; join adds the releases of another office's ledger.&lt;/p&gt;&lt;p&gt;The ledger is checked each time: if it was edited, this is said.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Das Verzeichnis merkt sich, was freigegeben wurde, damit niemand die Gebiete von heute über die Karte vom letzten Monat legen kann. show listet die Freigaben auf; withdraw zieht eine zurück, die nie weitergegeben wurde oder in niemandes Hand mehr ist; join nimmt die Freigaben aus dem Verzeichnis einer anderen Stelle auf.&lt;/p&gt;&lt;p&gt;Das Verzeichnis wird jedes Mal geprüft: Wurde es bearbeitet, so wird das gesagt.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="51" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="54" />
      <source>Ledger of releases</source>
      <translation>Verzeichnis der Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="56" />
      <source>The file that “Release results” writes.</source>
      <translation>Die Datei, die „Ergebnisse freigeben“ schreibt.</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="60" />
      <source>Action</source>
      <translation>Vorgang</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="63" />
      <source>show: list the releases. withdraw: take ENTRY back. join: add those of OTHER.</source>
      <translation>show: Freigaben auflisten. withdraw: ENTRY zurückziehen. join: die von OTHER aufnehmen.</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="67" />
      <source>Number of the release</source>
      <translation>Nummer der Freigabe</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="70" />
      <source>For withdraw: the number that show lists.</source>
      <translation>Für withdraw: die Nummer, die show nennt.</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="74" />
      <source>Other ledger</source>
      <translation>Anderes Verzeichnis</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="76" />
      <source>For join: the ledger of another office on the same units.</source>
      <translation>Für join: das Verzeichnis einer anderen Stelle zu denselben Einheiten.</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="78" />
      <source>Releases in force</source>
      <translation>Gültige Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="79" />
      <source>List of releases</source>
      <translation>Liste der Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="99" />
      <source>OTHER: choose the ledger that is to be joined.</source>
      <translation>OTHER: Wählen Sie das Verzeichnis, das aufgenommen werden soll.</translation>
    </message>
    <message>
      <location filename="../algorithms/ledger.py" line="106" />
      <source>{entry}: {title}, {date}, {profile}</source>
      <translation>{entry}: {title}, {date}, {profile}</translation>
    </message>
  </context>
  <context>
    <name>SnapAreas</name>
    <message>
      <location filename="../algorithms/snapareas.py" line="52" />
      <source>Snap areas to units</source>
      <translation>Gebiete an Einheiten anpassen</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="61" />
      <source>lifeworld,neighbourhood,blocks,boundary,snap,whole units</source>
      <translation>Lebensraum,Quartier,Baublock,Grenze,anpassen,ganze Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="64" />
      <source>&lt;p&gt;Drawn areas become unions of whole units (blocks, statistical districts). Figures of such areas are exact, and a funding body can check the list of units.&lt;/p&gt;&lt;p&gt;Names and attributes are kept. Each area tells its residents and surface before and after, and the degree of fit: the surface both shapes share over the surface of both together. Conflicts, pieces left out and units added are told in the log.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Gezeichnete Gebiete werden zu Zusammenschlüssen ganzer Einheiten (Baublöcke, statistische Bezirke). Zahlen solcher Gebiete sind genau, und ein Fördergeber kann die Liste der Einheiten prüfen.&lt;/p&gt;&lt;p&gt;Namen und Attribute bleiben erhalten. Zu jedem Gebiet stehen Einwohner und Fläche vorher und nachher und der Grad der Übereinstimmung: die gemeinsame Fläche beider Formen geteilt durch die Fläche beider zusammen. Konflikte, weggelassene Teile und hinzugefügte Einheiten stehen im Protokoll.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="75" />
      <source>Drawn areas</source>
      <translation>Gezeichnete Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="76" />
      <source>Polygons drawn by hand, with any attributes; all of them are kept.</source>
      <translation>Von Hand gezeichnete Flächen mit beliebigen Attributen; alle bleiben erhalten.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="81" />
      <source>Name of the areas</source>
      <translation>Name der Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="85" />
      <source>Field with the name of the areas, for the messages in the log.</source>
      <translation>Feld mit dem Namen der Gebiete, für die Meldungen im Protokoll.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="88" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="89" />
      <source>Small units the counts are kept for: blocks or statistical districts.</source>
      <translation>Kleine Einheiten, für die Zählungen vorliegen: Baublöcke oder statistische Bezirke.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="93" />
      <source>Id of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="95" />
      <source>Field of the units with their key.</source>
      <translation>Feld der Einheiten mit ihrem Schlüssel.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="99" />
      <source>Residents</source>
      <translation>Einwohner</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="102" />
      <source>Field of the units with their residents, for the change and the minimum. Left out: none.</source>
      <translation>Feld der Einheiten mit ihren Einwohnern, für die Veränderung und das Minimum. Leer: keine.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="107" />
      <source>Rule</source>
      <translation>Regel</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="112" />
      <source>largest_share: a unit goes to the area that holds most of it, if no more of it lies outside all areas. overlap: it goes to any area that holds more than the threshold of it, in doubt to the one that holds most.</source>
      <translation>largest_share: Eine Einheit geht an das Gebiet mit dem größten Anteil, wenn nicht mehr von ihr außerhalb aller Gebiete liegt. overlap: Sie geht an jedes Gebiet, das mehr als den Schwellenwert von ihr enthält, im Zweifel an das mit dem größten Anteil.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="120" />
      <source>Threshold</source>
      <translation>Schwellenwert</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="123" />
      <source>For the rule overlap: share of the unit's surface, above 0 and at most 1.</source>
      <translation>Für die Regel overlap: Anteil an der Fläche der Einheit, über 0 und höchstens 1.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="126" />
      <source>In one piece</source>
      <translation>Zusammenhängend</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="127" />
      <source>Only the piece with most residents stays of an area that falls into several.</source>
      <translation>Von einem Gebiet, das in mehrere Teile zerfällt, bleibt nur der Teil mit den meisten Einwohnern.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="131" />
      <source>Minimum of residents</source>
      <translation>Mindestzahl der Einwohner</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="134" />
      <source>Areas with fewer residents get neighbouring units that belong to no area, those first that the drawing touches most.</source>
      <translation>Gebiete mit weniger Einwohnern erhalten benachbarte Einheiten, die zu keinem Gebiet gehören, zuerst die, die die Zeichnung am meisten berührt.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="141" />
      <source>Barriers</source>
      <translation>Barrieren</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="143" />
      <source>Lines no area may cross: canal, motorway, railway. The part with most residents stays.</source>
      <translation>Linien, die kein Gebiet überquert: Kanal, Autobahn, Bahn. Der Teil mit den meisten Einwohnern bleibt.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="149" />
      <source>Width of streets</source>
      <translation>Breite der Straßen</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="152" />
      <source>Metres up to which units are neighbours across a street; such gaps between units of an area are filled.</source>
      <translation>Meter, bis zu denen Einheiten über eine Straße hinweg Nachbarn sind; solche Lücken zwischen Einheiten eines Gebiets werden gefüllt.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="159" />
      <source>Snapped areas</source>
      <translation>Angepasste Gebiete</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="161" />
      <source>The areas as unions of whole units, with their attributes and the change.</source>
      <translation>Die Gebiete als Zusammenschlüsse ganzer Einheiten, mit ihren Attributen und der Veränderung.</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="165" />
      <source>List of units</source>
      <translation>Liste der Einheiten</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="168" />
      <source>Table with the units of each area, as a funding body wants it.</source>
      <translation>Tabelle mit den Einheiten jedes Gebiets, wie ein Fördergeber sie haben will.</translation>
    </message>
  </context>
  <context>
    <name>SocialIndex</name>
    <message>
      <location filename="../algorithms/socialindex.py" line="33" />
      <source>Build a social index</source>
      <translation>Sozialindex bilden</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="42" />
      <source>index,monitoring,status,dynamics,typology,z-score</source>
      <translation>Index,Monitoring,Status,Dynamik,Typologie,z-Wert</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="45" />
      <source>&lt;p&gt;Adds standardised indicators up to one index, as Berlin's Monitoring Soziale Stadtentwicklung does: z-scores, their sum, the z-score of the sum, and classes at fixed limits; the same for the change over the period; both together are the type of an area.&lt;/p&gt;&lt;p&gt;A high index means need. The single indicators stand beside the index; do not publish one without the other. Of a release only what is published enters.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Addiert standardisierte Indikatoren zu einem Index, wie es das Berliner Monitoring Soziale Stadtentwicklung tut: z-Werte, ihre Summe, der z-Wert der Summe und Klassen an festen Grenzen; ebenso für die Veränderung im Zeitraum; beides zusammen ist der Typ eines Gebiets.&lt;/p&gt;&lt;p&gt;Ein hoher Index bedeutet Bedarf. Die einzelnen Indikatoren stehen neben dem Index; veröffentlichen Sie nicht das eine ohne das andere. Aus einer Freigabe geht nur ein, was veröffentlicht ist.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="56" />
      <source>Result or release</source>
      <translation>Ergebnis oder Freigabe</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="110" />
      <location filename="../algorithms/socialindex.py" line="56" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="58" />
      <source>File with the areas and their indicators.</source>
      <translation>Datei mit den Gebieten und ihren Indikatoren.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="62" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="64" />
      <source>Ids separated by semicolons: + where a high value means need, - where it means the opposite, without a sign as in the catalogue; a weight after *: +kind_bg*2;+alo_q;-ew_entw.</source>
      <translation>Kennungen, mit Semikolon getrennt: + wo ein hoher Wert Bedarf bedeutet, - wo er das Gegenteil bedeutet, ohne Zeichen wie im Katalog; ein Gewicht nach *: +kind_bg*2;+alo_q;-ew_entw.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="72" />
      <source>Method</source>
      <translation>Methode</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="75" />
      <source>z: distance from the mean in standard deviations. rank: place. minmax: between lowest and highest.</source>
      <translation>z: Abstand vom Mittel in Standardabweichungen. rank: Platz. minmax: zwischen niedrigstem und höchstem Wert.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="78" />
      <source>Date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="79" />
      <source>Reference date. Left out: the latest.</source>
      <translation>Stichtag. Ohne Angabe: der letzte.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="83" />
      <source>Minimum population</source>
      <translation>Mindesteinwohnerzahl</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="86" />
      <source>Areas with fewer residents are left out of the index and its means, and named.</source>
      <translation>Gebiete mit weniger Einwohnern gehen in den Index und seine Mittelwerte nicht ein und werden genannt.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="90" />
      <source>Weighted by residents</source>
      <translation>Mit Einwohnern gewichtet</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="92" />
      <source>Whether means and standard deviations are weighted by residents. Berlin does not.</source>
      <translation>Ob Mittelwerte und Standardabweichungen mit den Einwohnern gewichtet werden. Berlin tut das nicht.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="98" />
      <source>Classes of the status</source>
      <translation>Klassen des Status</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="99" />
      <source>Classes of the dynamics</source>
      <translation>Klassen der Dynamik</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="103" />
      <source>Ascending limits with semicolons, or with names: high&lt;-1;medium&lt;1;low&lt;1.5;very low.</source>
      <translation>Aufsteigende Grenzen mit Semikolon, oder mit Namen: hoch&lt;-1;mittel&lt;1;niedrig&lt;1,5;sehr niedrig.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="179" />
      <location filename="../algorithms/socialindex.py" line="116" />
      <location filename="../algorithms/socialindex.py" line="110" />
      <source>Social index</source>
      <translation>Sozialindex</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="112" />
      <source>Map layer with the index, its classes and its parts.</source>
      <translation>Kartenebene mit dem Index, seinen Klassen und seinen Teilen.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="142" />
      <source>OUTPUT must be a GeoPackage, with a name that ends in .gpkg.</source>
      <translation>OUTPUT muss ein GeoPackage sein, mit einem Namen, der auf .gpkg endet.</translation>
    </message>
    <message>
      <location filename="../algorithms/socialindex.py" line="149" />
      <source>DATE: the file has no figures for {date}. It has: {known}.</source>
      <translation>DATE: Die Datei hat keine Werte für {date}. Vorhanden sind: {known}.</translation>
    </message>
  </context>
  <context>
    <name>Suppress</name>
    <message>
      <location filename="../algorithms/suppress.py" line="33" />
      <source>Release results</source>
      <translation>Ergebnisse freigeben</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="42" />
      <source>disclosure,suppression,rounding,privacy,release,confidentiality</source>
      <translation>Geheimhaltung,Sperrung,Rundung,Datenschutz,Freigabe,Statistikgeheimnis</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="45" />
      <source>&lt;p&gt;Turns results into releases that may be shown: small counts are withheld, and so is whatever they could be worked out from, by subtraction from totals, by laying areas over each other, from rates or from earlier releases. All results chosen are protected together; choose all that will be published.&lt;/p&gt;&lt;p&gt;Every release is audited before it is written: for each protected count a proof is kept in protocol.json that it cannot be narrowed. If there is none, nothing is written and the message says which counts are concerned.&lt;/p&gt;&lt;p&gt;Nothing here is legal advice: the statistics office decides which rule holds.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Macht aus Ergebnissen Freigaben, die gezeigt werden dürfen: Kleine Fallzahlen werden gesperrt, und mit ihnen alles, woraus sie sich errechnen ließen: durch Abziehen von Summen, durch Übereinanderlegen von Gebieten, aus Quoten oder aus früheren Freigaben. Alle gewählten Ergebnisse werden gemeinsam geschützt; wählen Sie alle, die veröffentlicht werden.&lt;/p&gt;&lt;p&gt;Jede Freigabe wird geprüft, bevor sie geschrieben wird: Für jede geschützte Zahl steht in protocol.json der Beweis, dass sie sich nicht eingrenzen lässt. Fehlt er, so wird nichts geschrieben, und die Meldung sagt, um welche Zahlen es geht.&lt;/p&gt;&lt;p&gt;Das ist keine Rechtsberatung: Die Statistikstelle entscheidet, welche Regel gilt.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="58" />
      <source>Results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="60" />
      <source>Result files (.gpkg) of “Compute indicators” that are published together, such as districts and drawn areas. They must have been computed on the same units and counts.</source>
      <translation>Ergebnisdateien (.gpkg) von „Indikatoren berechnen“, die zusammen veröffentlicht werden, etwa Bezirke und gezeichnete Gebiete. Sie müssen mit denselben Einheiten und Zählungen berechnet sein.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="69" />
      <source>Rule</source>
      <translation>Regel</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="74" />
      <source>k3, k5, k10: counts of 1 to 2, 4 or 9 are withheld, and what would give them away. round5, round10: all counts are rounded.</source>
      <translation>k3, k5, k10: Zahlen von 1 bis 2, 4 oder 9 werden gesperrt, und was sie verraten würde. round5, round10: Alle Zahlen werden gerundet.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="81" />
      <source>Minimum count</source>
      <translation>Mindestfallzahl</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="81" />
      <source>Counts above 0 and below this are withheld. Left out: as in the rule.</source>
      <translation>Zahlen über 0 und unter dieser werden gesperrt. Ohne Angabe: wie in der Regel.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="82" />
      <source>Minimum base</source>
      <translation>Mindestbasis</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="82" />
      <source>Rates with fewer in the denominator are withheld. Left out: as in the rule.</source>
      <translation>Quoten mit weniger Fällen im Nenner werden gesperrt. Ohne Angabe: wie in der Regel.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="83" />
      <source>Minimum population</source>
      <translation>Mindesteinwohnerzahl</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="83" />
      <source>In areas with fewer residents only their number is shown. Left out: as in the rule.</source>
      <translation>In Gebieten mit weniger Einwohnern wird nur deren Zahl gezeigt. Ohne Angabe: wie in der Regel.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="94" />
      <source>Own rules</source>
      <translation>Eigene Regeln</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="95" />
      <source>Disclosure profiles (*.yaml *.yml)</source>
      <translation>Geheimhaltungsregeln (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="97" />
      <source>File with one rule of the city, which is then taken instead of the one above.</source>
      <translation>Datei mit einer Regel der Stadt, die dann statt der obigen gilt.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="102" />
      <source>Search for what else to withhold</source>
      <translation>Suche nach dem, was noch zu sperren ist</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="105" />
      <source>flow: in seconds, withholds little more than needed. optimal: the least possible, for few areas; where it is not found within TIME_LIMIT, the best found by then is taken and the protocol says how far it may be off.</source>
      <translation>flow: in Sekunden, sperrt kaum mehr als nötig. optimal: so wenig wie möglich, für wenige Gebiete; was innerhalb von TIME_LIMIT nicht gefunden ist, wird durch das Beste bis dahin ersetzt, und das Protokoll sagt, wie weit es entfernt sein kann.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="114" />
      <source>Time limit in seconds</source>
      <translation>Zeitgrenze in Sekunden</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="117" />
      <source>For optimal: for each group of counts that belong together.</source>
      <translation>Für optimal: je Gruppe von Zahlen, die zusammengehören.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="122" />
      <source>Ledger of releases</source>
      <translation>Verzeichnis der Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="122" />
      <source>GeoPackage (*.gpkg)</source>
      <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="125" />
      <source>File that remembers what was released. What stands in it is taken as known, so that a release cannot be laid over an earlier one; the new releases are added. A file that does not exist is begun.</source>
      <translation>Datei, die sich merkt, was freigegeben wurde. Was darin steht, gilt als bekannt, sodass eine Freigabe nicht über eine frühere gelegt werden kann; die neuen Freigaben kommen hinzu. Gibt es die Datei nicht, so wird sie angelegt.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="132" />
      <source>Folder for the releases</source>
      <translation>Ordner für die Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="133" />
      <source>Gets a file …_release.gpkg for each result, protocol.html for people and protocol.json for machines.</source>
      <translation>Erhält für jedes Ergebnis eine Datei …_release.gpkg, dazu protocol.html für Menschen und protocol.json für Maschinen.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="138" />
      <source>Releases</source>
      <translation>Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="139" />
      <source>Protocol</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="188" />
      <source>RESULTS: choose at least one result file.</source>
      <translation>RESULTS: Wählen Sie mindestens eine Ergebnisdatei.</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="196" />
      <source>{shown} counts are published, {withheld} withheld; {protected} protected counts and pieces were examined, none can be narrowed.</source>
      <translation>{shown} Zahlen werden veröffentlicht, {withheld} gesperrt; {protected} geschützte Zahlen und Teilflächen wurden geprüft, keine lässt sich eingrenzen.</translation>
    </message>
  </context>
  <context>
    <name>YearlyRun</name>
    <message>
      <location filename="../algorithms/yearly.py" line="32" />
      <source>Run a recipe</source>
      <translation>Rezept ausführen</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="45" />
      <source>run,recipe,year,repeat,batch,night</source>
      <translation>rezept,jahr,wiederholen,lauf,stapel,nacht</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="48" />
      <source>&lt;p&gt;Runs the whole chain that a recipe describes: import of the counts, checks, indicators, release, comparison, atlas, export. With another DATE it is the run of another year. The dock saves and loads such recipes.&lt;/p&gt;&lt;p&gt;It stops before the release where the checks of the newest counts find something, until somebody has looked at the report and sets ACCEPT. A report says what is different from the run before.&lt;/p&gt;</source>
      <translation>&lt;p&gt;Führt die ganze Kette aus, die ein Rezept beschreibt: Zählungen einlesen, prüfen, Indikatoren, Freigabe, Vergleich, Atlas, Weitergabe. Mit einem anderen DATE ist es der Lauf eines anderen Jahres. Das Fenster speichert und lädt solche Rezepte.&lt;/p&gt;&lt;p&gt;Finden die Prüfungen der neuesten Zählungen etwas, hält er vor der Freigabe an, bis jemand den Bericht gelesen hat und ACCEPT setzt. Ein Bericht sagt, was gegenüber dem Lauf davor anders ist.&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="58" />
      <source>Recipe</source>
      <translation>Rezept</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="58" />
      <source>Recipe (*.yaml *.yml)</source>
      <translation>Rezept (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="59" />
      <source>Saved by the dock or written by hand.</source>
      <translation>Vom Fenster gespeichert oder von Hand geschrieben.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="62" />
      <source>Date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="63" />
      <source>Another reference date than that of the recipe: 2025 or 2025-12-31.</source>
      <translation>Ein anderer Stichtag als der des Rezepts: 2025 oder 2025-12-31.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="66" />
      <source>Go on in spite of doubts</source>
      <translation>Trotz Zweifeln weitermachen</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="67" />
      <source>After the report of the import was looked at.</source>
      <translation>Nachdem der Bericht des Einlesens gelesen wurde.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="71" />
      <source>Folder of the run before</source>
      <translation>Ordner des Laufs davor</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="73" />
      <source>To be compared with. Left out: that of the year before, where it is there.</source>
      <translation>Zum Vergleich. Ohne Angabe: der des Vorjahres, wo es ihn gibt.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="76" />
      <source>Releases</source>
      <translation>Freigaben</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="77" />
      <source>What is different</source>
      <translation>Was anders ist</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="93" />
      <source>DATE: “{text}” is no date. Write 2025-12-31, 31.12.2025 or 2025.</source>
      <translation>DATE: „{text}“ ist kein Datum. Schreiben Sie 2025-12-31, 31.12.2025 oder 2025.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="115" />
      <source>The tables have no figures of {date}, the newest are of {last}; nothing was computed. Add the new table, or set DATE.</source>
      <translation>Die Tabellen haben keine Zahlen vom {date}, die neuesten sind vom {last}; nichts wurde berechnet. Legen Sie die neue Tabelle dazu oder setzen Sie DATE.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="125" />
      <source>The checks of the newest counts found {count} things; nothing was released. Look at {report}, mend the tables, or run again with ACCEPT.</source>
      <translation>Die Prüfungen der neuesten Zählungen fanden {count} Auffälligkeiten; nichts wurde freigegeben. Lesen Sie {report}, bessern Sie die Tabellen aus oder starten Sie noch einmal mit ACCEPT.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="170" />
      <source>There is no run before to compare with in {folder}.</source>
      <translation>In {folder} gibt es keinen Lauf davor zum Vergleichen.</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="179" />
      <source>differences</source>
      <translation>unterschiede</translation>
    </message>
    <message>
      <location filename="../algorithms/yearly.py" line="182" />
      <source>What is different: {names}</source>
      <translation>Was anders ist: {names}</translation>
    </message>
  </context>
  <context>
    <name>atlas</name>
    <message>
      <location filename="../core/atlas/book.py" line="111" />
      <source>With these choices the atlas has no page. Choose more kinds of pages or more indicators.</source>
      <translation>Mit dieser Auswahl hat der Atlas keine Seite. Wählen Sie mehr Arten von Seiten oder mehr Indikatoren.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="248" />
      <location filename="../core/atlas/book.py" line="119" />
      <source>Social atlas</source>
      <translation>Sozialatlas</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="137" />
      <source>{file} is no release: its figures are not protected. Release it first (sozialraumatlas:suppress), or set INTERNAL for an atlas that never leaves the office.</source>
      <translation>{file} ist keine Freigabe: Die Zahlen sind nicht geschützt. Geben Sie das Ergebnis zuerst frei (sozialraumatlas:suppress), oder setzen Sie INTERNAL für einen Atlas, der das Haus nie verlässt.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="143" />
      <source>{file} has no areas.</source>
      <translation>{file} enthält keine Gebiete.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="150" />
      <source>No area of {file} has a shape to draw.</source>
      <translation>Kein Gebiet von {file} hat eine Fläche, die sich zeichnen lässt.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="153" />
      <source>{file}: these areas have no shape and are missing on the maps: {areas}.</source>
      <translation>{file}: Diese Gebiete haben keine Fläche und fehlen auf den Karten: {areas}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="169" />
      <source>{file}: these areas lie far from the others, so that maps become small: {areas}. Check their place.</source>
      <translation>{file}: Diese Gebiete liegen weit von den anderen entfernt, sodass die Karten klein werden: {areas}. Prüfen Sie ihre Lage.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="184" />
      <source>DATE: there are no figures for {date}. There are: {known}.</source>
      <translation>DATE: Für {date} gibt es keine Zahlen. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="185" />
      <source>a common date</source>
      <translation>einen gemeinsamen Stichtag</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="196" />
      <source>INDICATORS: {file} has no {missing}. It has: {known}.</source>
      <translation>INDICATORS: {file} enthält {missing} nicht. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="214" />
      <source>{first} and {second} have no indicator in common.</source>
      <translation>{first} und {second} haben keinen Indikator gemeinsam.</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="239" />
      <source>Method: {method}</source>
      <translation>Methode: {method}</translation>
    </message>
    <message>
      <location filename="../reports/atlas_documents.py" line="60" />
      <location filename="../core/atlas/book.py" line="259" />
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="284" />
      <location filename="../core/atlas/book.py" line="266" />
      <location filename="../core/atlas/book.py" line="265" />
      <source>Overview</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="268" />
      <source>Names and numbers of the areas as all pages use them</source>
      <translation>Namen und Nummern der Gebiete, wie alle Seiten sie verwenden</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="194" />
      <location filename="../reports/document.py" line="182" />
      <location filename="../core/atlas/book.py" line="277" />
      <source>No.</source>
      <translation>Nr.</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="194" />
      <location filename="../reports/document.py" line="182" />
      <location filename="../reports/layouts.py" line="401" />
      <location filename="../core/atlas/profiles.py" line="108" />
      <location filename="../core/atlas/book.py" line="365" />
      <location filename="../core/atlas/book.py" line="277" />
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../core/atlas/index_plate.py" line="95" />
      <location filename="../core/atlas/book.py" line="301" />
      <source>Status</source>
      <translation>Stand</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="112" />
      <location filename="../core/atlas/book.py" line="301" />
      <source>Change</source>
      <translation>Veränderung</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="302" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="135" />
      <location filename="../core/atlas/book.py" line="305" />
      <source>{label}: change</source>
      <translation>{label}: Veränderung</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="363" />
      <source>What districts say of the areas</source>
      <translation>Was die Bezirke über die Gebiete sagen</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="365" />
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="109" />
      <location filename="../core/atlas/book.py" line="365" />
      <source>what districts say</source>
      <translation>laut Bezirken</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="366" />
      <source>Difference</source>
      <translation>Differenz</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="393" />
      <source>{first} to {last}</source>
      <translation>{first} bis {last}</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="404" />
      <source>Social index</source>
      <translation>Sozialindex</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="404" />
      <source>Social index: status and movement</source>
      <translation>Sozialindex: Status und Dynamik</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="418" />
      <source>Profiles: {level}</source>
      <translation>Steckbriefe: {level}</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="431" />
      <source>Methods</source>
      <translation>Methode</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="500" />
      <source>Map {number}</source>
      <translation>Karte {number}</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="503" />
      <source>Profile {number}</source>
      <translation>Steckbrief {number}</translation>
    </message>
    <message>
      <location filename="../core/atlas/book.py" line="525" />
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="140" />
      <location filename="../core/atlas/methods.py" line="111" />
      <location filename="../core/atlas/profiles.py" line="107" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="111" />
      <source>Rank</source>
      <translation>Rang</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="112" />
      <source>Change since {year}</source>
      <translation>Veränderung seit {year}</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="116" />
      <source>Facts, {date}</source>
      <translation>Zahlen, {date}</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="195" />
      <source>pp</source>
      <translation>PP</translation>
    </message>
    <message>
      <location filename="../core/atlas/profiles.py" line="195" />
      <source>pts</source>
      <translation>Pkt.</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="72" />
      <location filename="../core/atlas/wording.py" line="37" />
      <location filename="../core/atlas/wording.py" line="27" />
      <location filename="../core/atlas/profiles.py" line="195" />
      <source>years</source>
      <translation>Jahre</translation>
    </message>
    <message>
      <location filename="../core/atlas/index_plate.py" line="41" />
      <source>Standardised and added up: {parts}</source>
      <translation>Standardisiert und addiert: {parts}</translation>
    </message>
    <message>
      <location filename="../core/atlas/index_plate.py" line="54" />
      <source>INDEX: {file} is no social index of sozialraumatlas:socialindex.</source>
      <translation>INDEX: {file} ist kein Sozialindex aus sozialraumatlas:socialindex.</translation>
    </message>
    <message>
      <location filename="../core/atlas/index_plate.py" line="60" />
      <source>INDEX: {file} was formed from figures that are not protected. Form it from the release, or set INTERNAL.</source>
      <translation>INDEX: {file} wurde aus ungeschützten Zahlen gebildet. Bilden Sie ihn aus der Freigabe, oder setzen Sie INTERNAL.</translation>
    </message>
    <message>
      <location filename="../core/atlas/index_plate.py" line="67" />
      <source>INDEX: {file} has other areas than {release}.</source>
      <translation>INDEX: {file} hat andere Gebiete als {release}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="24" />
      <source>whole units, each to the area that holds most of it</source>
      <translation>ganze Einheiten, jede beim Gebiet mit dem größten Flächenanteil</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="25" />
      <source>whole units, each to the area its inner point lies in</source>
      <translation>ganze Einheiten, jede beim Gebiet, in dem ihr innerer Punkt liegt</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="26" />
      <source>cut units shared out by surface (estimated)</source>
      <translation>geschnittene Einheiten, nach Fläche aufgeteilt (geschätzt)</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="27" />
      <source>cut units shared out by buildings or addresses (estimated)</source>
      <translation>geschnittene Einheiten, nach Gebäuden oder Adressen aufgeteilt (geschätzt)</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="37" />
      <source>Unprotected figures: not to be passed on</source>
      <translation>Ungeschützte Zahlen: nicht zur Weitergabe</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="39" />
      <source>All counts rounded to multiples of {base}</source>
      <translation>Alle Fallzahlen auf Vielfache von {base} gerundet</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="40" />
      <source>{sign} = {name}: counts below {minimum}, and all they could be worked out from</source>
      <translation>{sign} = {name}: Fallzahlen unter {minimum} und alles, woraus sie sich errechnen ließen</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="49" />
      <source>see the pages on methods</source>
      <translation>siehe Seiten zur Methode</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="51" />
      <source>Source: {source}; own calculation</source>
      <translation>Quelle: {source}; eigene Berechnung</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="73" />
      <source>How the figures come about</source>
      <translation>Wie die Zahlen entstehen</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="74" />
      <source>Counts of small units are added up over the units of an area; shares and quotients are formed from these sums. Rates are never averaged. From units to areas: {method}. The reference date is {date}, changes refer to the {period} years before it: in per cent for counts, in percentage points for shares, in points for quotients, in years for the mean age.</source>
      <translation>Zählungen kleiner Einheiten werden über die Einheiten eines Gebiets addiert; aus diesen Summen werden Anteile und Quotienten gebildet. Quoten werden nie gemittelt. Von den Einheiten zu den Gebieten: {method}. Stichtag ist der {date}; Veränderungen beziehen sich auf die {period} Jahre davor: in Prozent bei Anzahlen, in Prozentpunkten bei Anteilen, in Punkten bei Quotienten, in Jahren beim Durchschnittsalter.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="80" />
      <source>The whole city is the city's own figure where the source has one; it may hold cases that could not be placed in any area.</source>
      <translation>Die Gesamtstadt ist die eigene Zahl der Stadt, wenn die Quelle sie nennt; sie kann Fälle enthalten, die sich keinem Gebiet zuordnen ließen.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="85" />
      <source>Sources</source>
      <translation>Quellen</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="87" />
      <source>Figures of the Federal Employment Agency may be passed on with the source named; calculations on them are our own.</source>
      <translation>Zahlen der Bundesagentur für Arbeit dürfen mit Angabe der Quelle weitergegeben werden; Berechnungen daraus sind eigene.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="91" />
      <source>Disclosure control</source>
      <translation>Geheimhaltung</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="92" />
      <source>Signs</source>
      <translation>Zeichen</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="93" />
      <source>{secret} withheld or unknown   {missing} no figure in the source   {undefined} makes no sense, as a share of nobody   0 means nobody, or less than half of the last digit</source>
      <translation>{secret} geheim zu halten oder unbekannt   {missing} keine Angabe in der Quelle   {undefined} Aussage nicht sinnvoll, etwa ein Anteil an niemandem   0 heißt niemand oder weniger als die Hälfte der letzten Stelle</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="98" />
      <source>Maps</source>
      <translation>Karten</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="102" />
      <source>Uncertainty of cut areas</source>
      <translation>Unsicherheit geschnittener Gebiete</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="103" />
      <source>Where this comes from</source>
      <translation>Woher dies stammt</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="110" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="111" />
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="111" />
      <source>Formula</source>
      <translation>Formel</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="111" />
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="139" />
      <source>Withheld figures</source>
      <translation>Geheim gehaltene Zahlen</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="140" />
      <source>Level</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="140" />
      <source>Areas</source>
      <translation>Gebiete</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="152" />
      <source>These figures are not protected: small counts may point to single people. They are for internal use only and must not be passed on.</source>
      <translation>Diese Zahlen sind nicht geschützt: Kleine Fallzahlen können auf einzelne Menschen hinweisen. Sie sind nur für den internen Dienstgebrauch und dürfen nicht weitergegeben werden.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="159" />
      <source>Rule: {label}. All counts are rounded to multiples of {base}, and shares are formed from rounded counts.</source>
      <translation>Regel: {label}. Alle Fallzahlen sind auf Vielfache von {base} gerundet, Anteile sind aus gerundeten Zahlen gebildet.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="164" />
      <source>Rule: {label}. Counts below {minimum} are withheld, with all figures from which they could be worked out: by subtraction from sums, from a share and its base, from changes over time, or by laying areas over districts. For every withheld figure it was proved, before release, that it cannot be narrowed down. Figures on fewer than {base} cases or in areas of fewer than {population} residents are not shown.</source>
      <translation>Regel: {label}. Fallzahlen unter {minimum} werden geheim gehalten, ebenso alle Zahlen, aus denen sie sich errechnen ließen: durch Abziehen von Summen, aus einem Anteil und seiner Basis, aus Veränderungen oder durch Übereinanderlegen von Gebieten und Bezirken. Für jede geheim gehaltene Zahl ist vor der Freigabe bewiesen worden, dass sie sich nicht eingrenzen lässt. Zahlen auf einer Basis von weniger als {base} Fällen oder in Gebieten mit weniger als {population} Einwohnern werden nicht gezeigt.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="178" />
      <source>quantiles, so that each class holds about as many areas</source>
      <translation>Quantile, sodass jede Klasse etwa gleich viele Gebiete enthält</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="179" />
      <source>natural breaks, so that areas within a class differ least</source>
      <translation>natürliche Klassengrenzen, sodass sich Gebiete einer Klasse am wenigsten unterscheiden</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="180" />
      <source>equal intervals</source>
      <translation>gleiche Abstände</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="181" />
      <source>standard deviations around the mean</source>
      <translation>Standardabweichungen um den Mittelwert</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="183" />
      <source>Shares are shown in colours, counts by the surface of circles. Classes are {method}; maps that are compared share their classes. Change maps are centred on zero, with the same steps for gains and losses. The number in brackets is the number of areas in the class.</source>
      <translation>Anteile sind durch Farben dargestellt, Anzahlen durch die Fläche von Kreisen. Klassen: {method}; Karten, die verglichen werden, haben dieselben Klassen. Karten der Veränderung sind um null geordnet, mit gleichen Schritten für Zu- und Abnahme. Die Zahl in Klammern ist die Zahl der Gebiete in der Klasse.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="197" />
      <source>{level}: boundaries cut units, so figures are estimates. They are exact only as far as people live evenly within a unit; areas of whole units have exact figures.</source>
      <translation>{level}: Grenzen schneiden Einheiten, die Zahlen sind daher Schätzungen. Sie stimmen nur, soweit Menschen gleichmäßig über eine Einheit verteilt wohnen; Gebiete aus ganzen Einheiten haben exakte Zahlen.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="216" />
      <source>{level}: {file}, written {created}, from {sources}.</source>
      <translation>{level}: {file}, geschrieben am {created}, aus {sources}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/methods.py" line="223" />
      <source>Computed with Sozialraumatlas {version} and QGIS {qgis}.</source>
      <translation>Berechnet mit Sozialraumatlas {version} und QGIS {qgis}.</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="186" />
      <source>unchanged</source>
      <translation>unverändert</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="193" />
      <source>below −{far}</source>
      <translation>unter −{far}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="194" />
      <source>−{far} to below −{near}</source>
      <translation>−{far} bis unter −{near}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="195" />
      <source>−{near} to +{near}</source>
      <translation>−{near} bis +{near}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="196" />
      <source>over +{near} to +{far}</source>
      <translation>über +{near} bis +{far}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="197" />
      <source>over +{far}</source>
      <translation>über +{far}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="217" />
      <source>in {unit}</source>
      <translation>in {unit}</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="229" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="234" />
      <source>withheld (small number of cases)</source>
      <translation>geheim zu halten (zu wenige Fälle)</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="241" />
      <source>no figure</source>
      <translation>keine Angabe</translation>
    </message>
    <message>
      <location filename="../core/atlas/figures.py" line="242" />
      <source>uninhabited</source>
      <translation>unbewohnt</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="23" />
      <source>persons</source>
      <translation>Personen</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="24" />
      <source>households</source>
      <translation>Haushalte</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="25" />
      <source>benefit units</source>
      <translation>Bedarfsgemeinschaften</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="26" />
      <source>per 100</source>
      <translation>je 100</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="72" />
      <location filename="../core/atlas/wording.py" line="35" />
      <source>percentage points</source>
      <translation>Prozentpunkte</translation>
    </message>
    <message>
      <location filename="../core/atlas/wording.py" line="36" />
      <source>points</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <location filename="../reports/finished.py" line="61" />
      <source>{file} of an earlier atlas cannot be removed: {reason}. Close it in other programs, or choose another folder.</source>
      <translation>{file} eines früheren Atlas lässt sich nicht entfernen: {reason}. Schließen Sie die Datei in anderen Programmen, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="85" />
      <source>There is no template {name}.</source>
      <translation>Es gibt keine Vorlage {name}.</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="112" />
      <source>{area} beside the city, in %</source>
      <translation>{area} neben der Gesamtstadt, in %</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="113" />
      <source>Age groups of {area} beside the city, in %</source>
      <translation>Altersgruppen in {area} neben der Gesamtstadt, in %</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="114" />
      <source>{area} over the years</source>
      <translation>{area} im Lauf der Jahre</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="185" />
      <source>The template {file} cannot be read: {reason}</source>
      <translation>Die Vorlage {file} lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="190" />
      <source>The template {file} is no print layout of QGIS.</source>
      <translation>Die Vorlage {file} ist kein Drucklayout von QGIS.</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="194" />
      <source>The template {file} shows the picture {picture}, which is not there.</source>
      <translation>Die Vorlage {file} zeigt das Bild {picture}, das es nicht gibt.</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="201" />
      <source>The template {file} has no item with the id “{id}”.</source>
      <translation>Die Vorlage {file} hat kein Element mit der Kennung „{id}“.</translation>
    </message>
    <message>
      <location filename="../reports/atlas_documents.py" line="130" />
      <location filename="../reports/layouts.py" line="209" />
      <source>for internal use only</source>
      <translation>nur für den internen Dienstgebrauch</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="215" />
      <source>Page {number} of {count}</source>
      <translation>Seite {number} von {count}</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="315" />
      <source>Location</source>
      <translation>Lage</translation>
    </message>
    <message>
      <location filename="../reports/layouts.py" line="410" />
      <source>Names to the numbers: page {number}</source>
      <translation>Namen zu den Nummern: Seite {number}</translation>
    </message>
    <message>
      <location filename="../reports/atlas.py" line="77" />
      <source>The font {wished} is not installed; {used} is used.</source>
      <translation>Die Schrift {wished} ist nicht installiert; verwendet wird {used}.</translation>
    </message>
    <message>
      <location filename="../reports/atlas.py" line="92" />
      <source>{count} files of an earlier atlas on other figures were removed from the folder.</source>
      <translation>{count} Dateien eines früheren Atlas mit anderen Zahlen wurden aus dem Ordner entfernt.</translation>
    </message>
    <message>
      <location filename="../reports/atlas.py" line="132" />
      <source>{count} of {all} pages could not be made; all others are written.
{reasons}</source>
      <translation>{count} von {all} Seiten ließen sich nicht erstellen; alle anderen sind geschrieben.
{reasons}</translation>
    </message>
    <message>
      <location filename="../reports/atlas.py" line="145" />
      <source>{count} of {all} pages are already finished on the same inputs and stay as they are.</source>
      <translation>{count} von {all} Seiten sind mit denselben Eingaben schon fertig und bleiben, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../reports/atlas.py" line="175" />
      <source>Page {name} failed: {reason}</source>
      <translation>Seite {name} ist misslungen: {reason}</translation>
    </message>
    <message>
      <location filename="../reports/export.py" line="74" />
      <location filename="../reports/atlas.py" line="297" />
      <source>{file} cannot be written: {reason}</source>
      <translation>{file} lässt sich nicht schreiben: {reason}</translation>
    </message>
    <message>
      <location filename="../reports/export.py" line="92" />
      <location filename="../reports/atlas.py" line="299" />
      <source>the disk may be full, or the file open in another program</source>
      <translation>Vielleicht ist der Datenträger voll oder die Datei in einem anderen Programm geöffnet.</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="121" />
      <source>Map of the areas with their numbers; the table below has their names.</source>
      <translation>Karte der Gebiete mit ihren Nummern; die Tabelle darunter nennt ihre Namen.</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="125" />
      <source>Map: {area} within the city.</source>
      <translation>Karte: {area} in der Stadt.</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="144" />
      <source>Map: {title}{caption}; {count} areas with a figure, all in the table below.</source>
      <translation>Karte: {title}{caption}; {count} Gebiete mit einem Wert, alle in der Tabelle darunter.</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="159" />
      <source>the surface of a circle is the number</source>
      <translation>die Fläche eines Kreises ist die Anzahl</translation>
    </message>
    <message>
      <location filename="../reports/document.py" line="165" />
      <source>Strong lines: {level}</source>
      <translation>Kräftige Linien: {level}</translation>
    </message>
    <message>
      <location filename="../reports/profile_text.py" line="56" />
      <source>The template {file} cannot be used: {reason}</source>
      <translation>Die Vorlage {file} ist nicht verwendbar: {reason}</translation>
    </message>
    <message>
      <location filename="../reports/export.py" line="91" />
      <source>not enough memory; choose a lower resolution</source>
      <translation>nicht genug Arbeitsspeicher; wählen Sie eine geringere Auflösung</translation>
    </message>
    <message>
      <location filename="../reports/atlas_documents.py" line="60" />
      <source>Skip to the content</source>
      <translation>Zum Inhalt springen</translation>
    </message>
    <message>
      <location filename="../reports/map_layers.py" line="70" />
      <source>{file} cannot be opened by QGIS; the maps cannot be drawn.</source>
      <translation>{file} lässt sich in QGIS nicht öffnen; die Karten können nicht gezeichnet werden.</translation>
    </message>
    <message>
      <location filename="../reports/pdf.py" line="144" />
      <source>{file} is no PDF as QGIS writes it, so it cannot be joined with others.</source>
      <translation>{file} ist kein PDF, wie QGIS es schreibt, und lässt sich nicht mit anderen verbinden.</translation>
    </message>
  </context>
  <context>
    <name>atlas_settings</name>
    <message>
      <location filename="../core/atlas/settings.py" line="77" />
      <source>The settings {file} cannot be read: {reason}</source>
      <translation>Die Einstellungen {file} lassen sich nicht lesen: {reason}</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="82" />
      <source>the file is no list of entries such as office: …</source>
      <translation>die Datei ist keine Liste von Einträgen wie office: …</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="88" />
      <source>entries are expected below it</source>
      <translation>darunter werden Einträge erwartet</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="93" />
      <source>there is no such entry; there are: {known}</source>
      <translation>einen solchen Eintrag gibt es nicht; es gibt: {known}</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="102" />
      <source>a text is expected; put it in quotation marks</source>
      <translation>erwartet wird ein Text; setzen Sie ihn in Anführungszeichen</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="111" />
      <source>a picture is expected (.svg, .png or .jpg)</source>
      <translation>erwartet wird ein Bild (.svg, .png oder .jpg)</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="113" />
      <source>there is no file {path}</source>
      <translation>es gibt keine Datei {path}</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="121" />
      <source>a list of names is expected, as in [Arial]</source>
      <translation>erwartet wird eine Liste von Namen, wie [Arial]</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="129" />
      <source>{count} colours are expected, as in "#253494"</source>
      <translation>erwartet werden {count} Farben, wie "#253494"</translation>
    </message>
    <message>
      <location filename="../core/atlas/settings.py" line="136" />
      <source>Settings {file}, entry {entry}: {reason}.</source>
      <translation>Einstellungen {file}, Eintrag {entry}: {reason}.</translation>
    </message>
  </context>
  <context>
    <name>catalogue</name>
    <message>
      <location filename="../core/catalogue.py" line="111" />
      <source>The indicator {name} is asked for twice.</source>
      <translation>Der Indikator {name} ist zweimal genannt.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="127" />
      <source>The indicator {base} has no variant {name}. There are: {known}.</source>
      <translation>Der Indikator {base} hat keine Variante {name}. Es gibt: {known}.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="131" />
      <source>There is no indicator {name} in the catalogue. There are: {known}.</source>
      <translation>Der Katalog hat keinen Indikator {name}. Es gibt: {known}.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="171" />
      <source>{file}, line {line}: {reason}</source>
      <translation>{file}, Zeile {line}: {reason}</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="179" />
      <source>entries of the form “name: value” are expected here.</source>
      <translation>hier werden Einträge der Form „Name: Wert“ erwartet.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="183" />
      <source>“{key}” is not known here. Possible are: {known}.</source>
      <translation>„{key}“ ist hier nicht bekannt. Möglich sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="191" />
      <source>a text is expected here.</source>
      <translation>hier wird ein Text erwartet.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="197" />
      <source>a list of variables is expected here, as in [ew_u18, ew_18u65].</source>
      <translation>hier wird eine Liste von Merkmalen erwartet, wie [ew_u18, ew_18u65].</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="201" />
      <source>“{value}” is not the name of a variable. An indicator is a sum of variables over a sum of variables times a scale; write the sums as lists and nothing else.</source>
      <translation>„{value}“ ist kein Name eines Merkmals. Ein Indikator ist eine Summe von Merkmalen durch eine Summe von Merkmalen mal einem Faktor; die Summen werden als Listen geschrieben, sonst nichts.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="212" />
      <source>“{value}” is not possible here. Possible are: {known}.</source>
      <translation>„{value}“ ist hier nicht möglich. Möglich sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="220" />
      <source>a number above zero is expected here.</source>
      <translation>hier wird eine Zahl über null erwartet.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="235" />
      <source>a name is expected here.</source>
      <translation>hier wird ein Name erwartet.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="239" />
      <source>“{key}” stands here twice.</source>
      <translation>„{key}“ steht hier zweimal.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="256" />
      <source>The catalogue {file} cannot be read: {reason}</source>
      <translation>Der Katalog {file} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="262" />
      <source>The catalogue {file} is not stored as UTF-8. Save it as UTF-8 and try again.</source>
      <translation>Der Katalog {file} ist nicht als UTF-8 gespeichert. Bitte als UTF-8 speichern und noch einmal versuchen.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="269" />
      <source>this is not valid YAML: {reason}</source>
      <translation>das ist kein gültiges YAML: {reason}</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="272" />
      <source>The catalogue {file} is empty.</source>
      <translation>Der Katalog {file} ist leer.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="283" />
      <source>“{key}” is missing.</source>
      <translation>„{key}“ fehlt.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="307" />
      <source>this version reads catalogues of format 1.</source>
      <translation>diese Version liest Kataloge des Formats 1.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="318" />
      <source>there is no variable “{name}”.</source>
      <translation>es gibt kein Merkmal „{name}“.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="339" />
      <source>“{name}” is not a possible name: use small letters, digits and _, a letter first.</source>
      <translation>„{name}“ ist kein möglicher Name: Kleinbuchstaben, Ziffern und _, zuerst ein Buchstabe.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="344" />
      <source>“{name}” is already taken; choose another name.</source>
      <translation>„{name}“ ist schon vergeben; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="357" />
      <source>a list of lists of variables is expected here.</source>
      <translation>hier wird eine Liste von Listen von Merkmalen erwartet.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="378" />
      <source>“{name}” is not a possible name of a variant.</source>
      <translation>„{name}“ ist kein möglicher Name einer Variante.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="389" />
      <source>there is no theme “{name}”.</source>
      <translation>es gibt kein Thema „{name}“.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="399" />
      <source>only a count without denominator can be shown as its change.</source>
      <translation>nur eine Anzahl ohne Nenner kann als ihre Veränderung gezeigt werden.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="403" />
      <source>the change of a rate is measured in pp, points or years, not in %.</source>
      <translation>die Veränderung einer Quote wird in pp, points oder years gemessen, nicht in %.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="408" />
      <source>a count without denominator has no scale.</source>
      <translation>eine Anzahl ohne Nenner hat keinen Faktor (scale).</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="410" />
      <source>the change of a count is measured in %.</source>
      <translation>die Veränderung einer Anzahl wird in % gemessen.</translation>
    </message>
    <message>
      <location filename="../core/catalogue.py" line="430" />
      <source>the column “{column}” would be written by {first} and {second}.</source>
      <translation>die Spalte „{column}“ würde von {first} und {second} geschrieben.</translation>
    </message>
  </context>
  <context>
    <name>cells</name>
    <message>
      <location filename="../core/cells.py" line="224" />
      <location filename="../core/cells.py" line="112" />
      <source>{row}, column {column}: “{cell}”</source>
      <translation>{row}, Spalte {column}: „{cell}“</translation>
    </message>
    <message>
      <location filename="../core/cells.py" line="122" />
      <source>{table}: these cells are no figures: {cells}. Write a number, or one of the signs - (nothing), . or * (secret), x or / (no figure), ... (later).</source>
      <translation>{table}: Diese Zellen sind keine Zahlen: {cells}. Möglich sind eine Zahl oder eines der Zeichen - (nichts), . oder * (geheim), x oder / (keine Angabe), ... (später).</translation>
    </message>
    <message>
      <location filename="../core/cells.py" line="233" />
      <source>{table} mixes German and English numbers ({first}; {second}). Write all numbers in one way.</source>
      <translation>{table} mischt deutsche und englische Zahlen ({first}; {second}). Bitte alle Zahlen auf eine Weise schreiben.</translation>
    </message>
    <message>
      <location filename="../core/cells.py" line="242" />
      <source>{table}: {cell} may be a thousand or a decimal number, and no other cell tells which. Remove the separators of thousands, or write one decimal place more or less.</source>
      <translation>{table}: {cell} kann ein Tausender oder eine Kommazahl sein, und keine andere Zelle verrät es. Bitte die Tausendertrennzeichen entfernen oder eine Nachkommastelle mehr oder weniger schreiben.</translation>
    </message>
    <message>
      <location filename="../core/cells.py" line="250" />
      <source>{table}: the point in {cell} was read as a separator of thousands, the German way. If it is a decimal point, write the numbers with one or two decimal places.</source>
      <translation>{table}: Der Punkt in {cell} wurde auf deutsche Weise als Tausenderpunkt gelesen. Ist er ein Dezimalpunkt, bitte die Zahlen mit einer oder zwei Nachkommastellen schreiben.</translation>
    </message>
  </context>
  <context>
    <name>charts</name>
    <message>
      <location filename="../reports/charts.py" line="102" />
      <location filename="../reports/charts.py" line="52" />
      <source>withheld</source>
      <translation>gesperrt</translation>
    </message>
    <message>
      <location filename="../reports/charts.py" line="218" />
      <location filename="../reports/charts.py" line="55" />
      <source>no value</source>
      <translation>kein Wert</translation>
    </message>
    <message>
      <location filename="../reports/charts.py" line="195" />
      <location filename="../reports/charts.py" line="140" />
      <source>City {value}</source>
      <translation>Stadt {value}</translation>
    </message>
  </context>
  <context>
    <name>classification</name>
    <message>
      <location filename="../core/classification.py" line="63" />
      <source>“{text}” are no class limits. Write ascending limits as in kind_bg=10;20;30 | alo_q=5;10.</source>
      <translation>„{text}“ sind keine Klassengrenzen. Schreiben Sie aufsteigende Grenzen wie kind_bg=10;20;30 | alo_q=5;10.</translation>
    </message>
    <message>
      <location filename="../core/classification.py" line="110" />
      <source>There is no classification “{name}”. There are: {known}.</source>
      <translation>Eine Klassifikation „{name}“ gibt es nicht. Es gibt: {known}.</translation>
    </message>
    <message>
      <location filename="../core/classification.py" line="125" />
      <source>{lower} to {upper}</source>
      <translation>{lower} bis {upper}</translation>
    </message>
    <message>
      <location filename="../core/classification.py" line="127" />
      <source>over {lower} to {upper}</source>
      <translation>über {lower} bis {upper}</translation>
    </message>
  </context>
  <context>
    <name>comparison</name>
    <message>
      <location filename="../core/comparison/geography.py" line="133" />
      <source>{file} is neither a result nor a release of Sozialraumatlas.</source>
      <translation>{file} ist weder ein Ergebnis noch eine Freigabe von Sozialraumatlas.</translation>
    </message>
    <message>
      <location filename="../core/comparison/geography.py" line="183" />
      <source>These indicators are not in both files: {missing}. {first} and {second} have in common: {common}.</source>
      <translation>Diese Indikatoren stehen nicht in beiden Dateien: {missing}. {first} und {second} haben gemeinsam: {common}.</translation>
    </message>
    <message>
      <location filename="../core/comparison/geography.py" line="193" />
      <source>{first} and {second} have no common figures for {date}. Common dates: {dates}.</source>
      <translation>{first} und {second} haben keine gemeinsamen Werte für {date}. Gemeinsame Stichtage: {dates}.</translation>
    </message>
    <message>
      <location filename="../core/comparison/geography.py" line="196" />
      <source>any date</source>
      <translation>irgendeinen Stichtag</translation>
    </message>
    <message>
      <location filename="../core/comparison/tables.py" line="125" />
      <source>a district it touches has no figure</source>
      <translation>ein Bezirk, in dem es liegt, hat keinen Wert</translation>
    </message>
    <message>
      <location filename="../core/comparison/tables.py" line="276" />
      <source>All areas together</source>
      <translation>Alle Gebiete zusammen</translation>
    </message>
    <message>
      <location filename="../core/comparison/tables.py" line="302" />
      <source>the areas overlap: their published figures cannot be added up</source>
      <translation>die Gebiete überlagern sich: ihre veröffentlichten Zahlen lassen sich nicht addieren</translation>
    </message>
    <message>
      <location filename="../core/comparison/tables.py" line="337" />
      <source>{share} % of it lie in no district</source>
      <translation>{share} % davon liegen in keinem Bezirk</translation>
    </message>
    <message>
      <location filename="../core/comparison/overlap.py" line="67" />
      <source>{first} and {second} were computed on different units. Compute both from the same units and counts.</source>
      <translation>{first} und {second} wurden mit verschiedenen Einheiten berechnet. Berechnen Sie beide aus denselben Einheiten und Zählungen.</translation>
    </message>
    <message>
      <location filename="../core/comparison/overlap.py" line="101" />
      <source>No area of {second} lies in a district of {first}. Check that both are of the same city.</source>
      <translation>Kein Gebiet von {second} liegt in einem Bezirk von {first}. Prüfen Sie, ob beide zur selben Stadt gehören.</translation>
    </message>
    <message>
      <location filename="../core/comparison/run.py" line="85" />
      <source>All figures of {file} are withheld or missing; there is nothing to compare.</source>
      <translation>Alle Werte von {file} sind gesperrt oder fehlen; es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
      <location filename="../core/comparison/run.py" line="106" />
      <source>One file is a release and the other a result: the comparison holds unprotected figures and is for internal use only.</source>
      <translation>Eine Datei ist eine Freigabe und die andere ein Ergebnis: Der Vergleich enthält ungeschützte Zahlen und ist nur für den internen Dienstgebrauch.</translation>
    </message>
    <message>
      <location filename="../core/comparison/run.py" line="113" />
      <source>Releases hold no counts of units, so areas and districts are laid over each other by surface. From results residents are used.</source>
      <translation>Freigaben enthalten keine Zahlen der Einheiten; Gebiete und Bezirke werden deshalb nach Fläche übereinandergelegt. Aus Ergebnissen werden die Einwohner verwendet.</translation>
    </message>
    <message>
      <location filename="../core/comparison/run.py" line="121" />
      <source>More than 1 % of these areas lies in no district: {areas}. What districts say of them holds for the rest.</source>
      <translation>Mehr als 1 % dieser Gebiete liegt in keinem Bezirk: {areas}. Was die Bezirke von ihnen sagen, gilt für den Rest.</translation>
    </message>
  </context>
  <context>
    <name>counts</name>
    <message>
      <location filename="../core/counts_table.py" line="63" />
      <source>VARIABLES: “{part}” has not the form variable=column or variable=column+column.</source>
      <translation>VARIABLES: „{part}“ hat nicht die Form Merkmal=Spalte oder Merkmal=Spalte+Spalte.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="68" />
      <source>VARIABLES: {name} stands there twice.</source>
      <translation>VARIABLES: {name} steht dort zweimal.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="78" />
      <source>{table} has no column {name}. It has: {known}.</source>
      <translation>{table} hat keine Spalte {name}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="84" />
      <source>A long table needs both COUNTS_VARIABLE and COUNTS_VALUE; only one of them is set.</source>
      <translation>Eine lange Tabelle braucht COUNTS_VARIABLE und COUNTS_VALUE; nur eines davon ist gesetzt.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="99" />
      <source>VARIABLES: there is no variable {name} in the catalogue. There are: {known}.</source>
      <translation>VARIABLES: Der Katalog hat kein Merkmal {name}. Es gibt: {known}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="106" />
      <source>VARIABLES: {table} has no column {name}. It has: {known}.</source>
      <translation>VARIABLES: {table} hat keine Spalte {name}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="113" />
      <source>{table} has no column named like a variable of the catalogue (ew, ew_u18, alo …). Say in VARIABLES which columns hold them, as in ew=Einwohner. Columns: {known}.</source>
      <translation>{table} hat keine Spalte, die wie ein Merkmal des Katalogs heißt (ew, ew_u18, alo …). Bitte in VARIABLES angeben, welche Spalten sie enthalten, wie ew=Einwohner. Spalten: {known}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="130" />
      <source>TOTAL_ID {name} is the id of a unit. It must be the id of the city's row in {table}.</source>
      <translation>TOTAL_ID {name} ist der Schlüssel einer Einheit. Es muss der Schlüssel der Zeile der Gesamtstadt in {table} sein.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="140" />
      <source>TOTAL_ID: {table} has no row with the id {name}. Ids that are no unit: {known}.</source>
      <translation>TOTAL_ID: {table} hat keine Zeile mit dem Schlüssel {name}. Schlüssel, die keine Einheit sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="161" />
      <source>{table}: {count} unit ids without their leading zeros were matched: {pairs}.</source>
      <translation>{table}: {count} Schlüssel ohne ihre führenden Nullen wurden zugeordnet: {pairs}.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="168" />
      <source>{table}: these unit ids have lost leading zeros and fit more than one unit: {pairs}. Write the ids as text, with all their zeros.</source>
      <translation>{table}: Diese Schlüssel haben führende Nullen verloren und passen zu mehr als einer Einheit: {pairs}. Bitte die Schlüssel als Text mit allen Nullen schreiben.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="185" />
      <source>{row}: “{cell}”</source>
      <translation>{row}: „{cell}“</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="193" />
      <source>{table}, column {column}: these are no dates: {cells}. Dates are written 2024-12-31, 31.12.2024 or, for the end of a year, 2024.</source>
      <translation>{table}, Spalte {column}: Das sind keine Stichtage: {cells}. Ein Stichtag wird 2024-12-31, 31.12.2024 oder, für das Jahresende, 2024 geschrieben.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="281" />
      <source>{first} and {second} ({what})</source>
      <translation>{first} und {second} ({what})</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="289" />
      <source>{table}: {count} rows are there twice for the same unit and date: {rows}. Remove one of each, or name the column of dates in COUNTS_DATE.</source>
      <translation>{table}: {count} Zeilen sind für dieselbe Einheit und denselben Stichtag doppelt: {rows}. Bitte je eine entfernen oder die Spalte der Stichtage in COUNTS_DATE nennen.</translation>
    </message>
    <message>
      <location filename="../core/counts_table.py" line="325" />
      <source>{name} was filled in as the sum {parts}.</source>
      <translation>{name} wurde als Summe {parts} ergänzt.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="120" />
      <location filename="../core/counts.py" line="88" />
      <source>row {row}</source>
      <translation>Zeile {row}</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="41" />
      <source>{table}: counts cannot be negative: {found}. Correct them in the source.</source>
      <translation>{table}: Zählungen können nicht negativ sein: {found}. Bitte in der Quelle berichtigen.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="61" />
      <source>{table}: a part is larger than its whole: {found}. Check whether columns were mixed up, or correct the source.</source>
      <translation>{table}: Ein Teil ist größer als sein Ganzes: {found}. Bitte prüfen, ob Spalten vertauscht sind, oder die Quelle berichtigen.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="69" />
      <source>{table}: a part is larger than its whole by no more than {noise}, as rounding or perturbation in the source may cause: {found}.</source>
      <translation>{table}: Ein Teil ist um höchstens {noise} größer als sein Ganzes, wie es durch Rundung oder Überlagerung in der Quelle vorkommt: {found}.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="77" />
      <source>{table}: figures of two sources that fit badly, rates of these units may be above 100: {found}.</source>
      <translation>{table}: Zahlen zweier Quellen, die schlecht zusammenpassen; Quoten dieser Einheiten können über 100 liegen: {found}.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="100" />
      <source>unit {name}</source>
      <translation>Einheit {name}</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="121" />
      <source>(empty)</source>
      <translation>(leer)</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="124" />
      <source>{table}: {rows} rows belong to no unit of the layer and are not in any figure: {names} (in brackets the first row, and {variable} as the mean of the dates).</source>
      <translation>{table}: {rows} Zeilen gehören zu keiner Einheit des Layers und stehen in keiner Zahl: {names} (in Klammern die erste Zeile und {variable} als Mittel der Stichtage).</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="134" />
      <source>{name} has about as many as all units together. If it is the city's row, name it in TOTAL_ID.</source>
      <translation>{name} hat etwa so viele wie alle Einheiten zusammen. Ist das die Zeile der Gesamtstadt, bitte in TOTAL_ID nennen.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="151" />
      <source>No row of {table} belongs to a unit of the layer. Check that UNIT_ID and COUNTS_UNIT_ID hold the same ids.</source>
      <translation>Keine Zeile von {table} gehört zu einer Einheit des Layers. Bitte prüfen, ob UNIT_ID und COUNTS_UNIT_ID dieselben Schlüssel enthalten.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="160" />
      <source>{table} has no figures of {count} units: {units}.</source>
      <translation>{table} hat keine Zahlen für {count} Einheiten: {units}.</translation>
    </message>
    <message>
      <location filename="../core/counts_checks.py" line="168" />
      <source>{table} has no figures of {count} units for {date}, but for other dates. Changes to that date compare different sets of units: {units}.</source>
      <translation>{table} hat für {date} keine Zahlen von {count} Einheiten, wohl aber für andere Stichtage. Veränderungen gegenüber diesem Stichtag vergleichen verschiedene Einheiten: {units}.</translation>
    </message>
  </context>
  <context>
    <name>crosswalk</name>
    <message>
      <location filename="../core/ancillary.py" line="58" />
      <source>No feature of {weights} with a weight above zero lies in a unit of {units}. Check that both layers show the same city, and the field in WEIGHT_FIELD.</source>
      <translation>Kein Objekt von {weights} mit einem Gewicht über null liegt in einer Einheit von {units}. Bitte prüfen, ob beide Layer dieselbe Stadt zeigen, und das Feld in WEIGHT_FIELD.</translation>
    </message>
    <message>
      <location filename="../core/ancillary.py" line="83" />
      <source>{layer}: weights cannot be negative: features {features}.</source>
      <translation>{layer}: Gewichte können nicht negativ sein: Objekte {features}.</translation>
    </message>
    <message>
      <location filename="../core/ancillary.py" line="90" />
      <source>{layer}: {count} features have no weight and count nothing.</source>
      <translation>{layer}: {count} Objekte haben kein Gewicht und zählen nicht.</translation>
    </message>
    <message>
      <location filename="../core/ancillary.py" line="119" />
      <source>{weights} has nothing in {count} cut units; they were split by surface: {units}.</source>
      <translation>{weights} hat in {count} geteilten Einheiten nichts; sie wurden nach Fläche geteilt: {units}.</translation>
    </message>
    <message>
      <location filename="../core/crosswalk.py" line="115" />
      <source>METHOD ancillary needs a layer in WEIGHTS: buildings, address points or residential land.</source>
      <translation>Die Methode ancillary braucht einen Layer in WEIGHTS: Gebäude, Adresspunkte oder Wohnflächen.</translation>
    </message>
    <message>
      <location filename="../core/crosswalk.py" line="137" />
      <source>No unit of {units} lies in an area of {areas}. Check that both layers show the same city and that their coordinate reference systems are set correctly.</source>
      <translation>Keine Einheit von {units} liegt in einem Gebiet von {areas}. Bitte prüfen, ob beide Layer dieselbe Stadt zeigen und ihre Koordinatensysteme richtig gesetzt sind.</translation>
    </message>
  </context>
  <context>
    <name>dependencies</name>
    <message>
      <location filename="../bridge/dependencies.py" line="31" />
      <source>{package} ({oldest} or newer, found {version})</source>
      <translation>{package} ({oldest} oder neuer, gefunden {version})</translation>
    </message>
    <message>
      <location filename="../bridge/dependencies.py" line="44" />
      <source>Install QGIS with the standalone installer (MSI), which brings them along. With the OSGeo4W network installer, run OSGeo4W Setup, choose Advanced Install and select python3-pandas, python3-scipy and python3-shapely.</source>
      <translation>Bitte QGIS mit dem Standalone-Installer (MSI) installieren, der sie mitbringt. Beim OSGeo4W-Netzwerkinstaller: OSGeo4W Setup starten, Advanced Install wählen und python3-pandas, python3-scipy und python3-shapely auswählen.</translation>
    </message>
    <message>
      <location filename="../bridge/dependencies.py" line="51" />
      <source>This QGIS build came without them. Install the current QGIS from qgis.org, or ask your IT to add them to the Python of QGIS.</source>
      <translation>Dieses QGIS wurde ohne sie gebaut. Bitte das aktuelle QGIS von qgis.org installieren oder die IT bitten, sie dem Python von QGIS hinzuzufügen.</translation>
    </message>
    <message>
      <location filename="../bridge/dependencies.py" line="57" />
      <source>Install the packages of your distribution, on Debian and Ubuntu: apt install python3-pandas python3-scipy python3-shapely python3-yaml. Shapely must be 2.0 or newer (Debian 13, Ubuntu 24.04).</source>
      <translation>Bitte die Pakete der Distribution installieren, bei Debian und Ubuntu: apt install python3-pandas python3-scipy python3-shapely python3-yaml. Shapely muss 2.0 oder neuer sein (Debian 13, Ubuntu 24.04).</translation>
    </message>
    <message>
      <location filename="../bridge/dependencies.py" line="62" />
      <source>Sozialraumatlas needs Python packages that this QGIS does not have: {packages}. {how}</source>
      <translation>Sozialraumatlas braucht Python-Pakete, die dieses QGIS nicht hat: {packages}. {how}</translation>
    </message>
  </context>
  <context>
    <name>differences</name>
    <message>
      <location filename="../reports/differences.py" line="35" />
      <source>What is different</source>
      <translation>Was anders ist</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="36" />
      <source>The release of {after} beside that of {before}.</source>
      <translation>Die Freigabe vom {after} neben der vom {before}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="38" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="38" />
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="39" />
      <source>Difference</source>
      <translation>Unterschied</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="51" />
      <source>New reference dates: {names}.</source>
      <translation>Neue Stichtage: {names}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="52" />
      <source>New areas: {names}.</source>
      <translation>Neue Gebiete: {names}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="53" />
      <source>Areas no longer there: {names}.</source>
      <translation>Weggefallene Gebiete: {names}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="54" />
      <source>New indicators: {names}.</source>
      <translation>Neue Indikatoren: {names}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="55" />
      <source>Indicators no longer there: {names}.</source>
      <translation>Weggefallene Indikatoren: {names}.</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="60" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="61" />
      <source>Figures of earlier dates that were revised</source>
      <translation>Berichtigte Zahlen früherer Stichtage</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="62" />
      <source>Newly withheld</source>
      <translation>Neu gesperrt</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="63" />
      <source>No longer withheld</source>
      <translation>Nicht mehr gesperrt</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="64" />
      <source>Largest differences of each indicator</source>
      <translation>Größte Unterschiede je Indikator</translation>
    </message>
    <message>
      <location filename="../reports/differences.py" line="71" />
      <source>… and {count} more.</source>
      <translation>… und {count} weitere.</translation>
    </message>
  </context>
  <context>
    <name>disclosure</name>
    <message>
      <location filename="../core/disclosure/run.py" line="98" />
      <source>{count} figures of earlier releases differ from the counts at hand, which were revised since. Whoever has both can compare them.</source>
      <translation>{count} Zahlen früherer Freigaben weichen von den vorliegenden Zählungen ab, die seither berichtigt wurden. Wer beide hat, kann sie vergleichen.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/run.py" line="150" />
      <source>{file} was entered in another ledger, and {ledger} does not exist: a new one begins, in which that release is not known. If the ledger was lost, take it from a backup.</source>
      <translation>{file} steht in einem anderen Verzeichnis, und {ledger} gibt es nicht: Ein neues beginnt, in dem diese Freigabe nicht bekannt ist. Ging das Verzeichnis verloren, so nehmen Sie es aus einer Sicherung.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/run.py" line="158" />
      <source>{ledger} does not know the release {file}, which was entered in it: the ledger is an older copy. Take the newest copy.</source>
      <translation>{ledger} kennt die Freigabe {file} nicht, die darin eingetragen wurde: Das Verzeichnis ist eine ältere Kopie. Nehmen Sie die neueste.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/run.py" line="165" />
      <source>A new ledger begins: {file}.</source>
      <translation>Ein neues Verzeichnis beginnt: {file}.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/run.py" line="352" />
      <source>Not released: {count} counts could be worked out from what would be published, or from earlier releases: {cells}. Choose coarser areas or snap drawn areas to the districts, leave out these indicators, or take another profile.</source>
      <translation>Nicht freigegeben: {count} Zahlen ließen sich aus dem errechnen, was veröffentlicht würde, oder aus früheren Freigaben: {cells}. Wählen Sie gröbere Gebiete oder passen Sie gezeichnete Gebiete an die Bezirke an, lassen Sie diese Indikatoren weg oder nehmen Sie eine andere Regel.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/run.py" line="375" />
      <source>{count} pieces with fewer than {threshold} residents come out when areas are subtracted from each other: {pieces}. Their counts are protected, but snapping the areas to the same boundaries is better.</source>
      <translation>{count} Teilflächen mit weniger als {threshold} Einwohnern bleiben übrig, wenn man Gebiete voneinander abzieht: {pieces}. Ihre Zahlen sind geschützt, aber besser ist es, die Gebiete an dieselben Grenzen anzupassen.</translation>
    </message>
  </context>
  <context>
    <name>dock</name>
    <message>
      <location filename="../ui/choices.py" line="119" />
      <source>Writing the example city</source>
      <translation>Die Beispielstadt wird geschrieben</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="132" />
      <source>Importing the counts</source>
      <translation>Zählungen werden eingelesen</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="158" />
      <source>Computing indicators: {layer}</source>
      <translation>Indikatoren werden berechnet: {layer}</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="176" />
      <source>Releasing</source>
      <translation>Freigabe läuft</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="187" />
      <source>Comparing</source>
      <translation>Vergleich läuft</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="213" />
      <source>Making the atlas</source>
      <translation>Der Atlas entsteht</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="152" />
      <location filename="../ui/choices.py" line="228" />
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="244" />
      <source>units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="244" />
      <source>counts</source>
      <translation>Zählungen</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="245" />
      <source>districts</source>
      <translation>Bezirke</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="245" />
      <source>areas</source>
      <translation>Gebiete</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="272" />
      <source>Choose the layer of units: blocks, statistical districts or addresses.</source>
      <translation>Wählen Sie den Layer der Einheiten: Baublöcke, statistische Bezirke oder Adressen.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="275" />
      <source>Choose the field with the key of the units.</source>
      <translation>Wählen Sie das Feld mit dem Schlüssel der Einheiten.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="277" />
      <source>Choose the table with the counts.</source>
      <translation>Wählen Sie die Tabelle mit den Zählungen.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="279" />
      <source>Choose the column of the counts with the key of the units.</source>
      <translation>Wählen Sie die Spalte der Zählungen mit dem Schlüssel der Einheiten.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="453" />
      <location filename="../ui/choices.py" line="281" />
      <source>Choose a folder for the results.</source>
      <translation>Wählen Sie einen Ordner für die Ergebnisse.</translation>
    </message>
    <message>
      <location filename="../ui/recipes.py" line="30" />
      <location filename="../ui/dock.py" line="294" />
      <location filename="../ui/choices.py" line="295" />
      <location filename="../ui/choices.py" line="286" />
      <source>First choose the data.</source>
      <translation>Wählen Sie zuerst die Daten.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="290" />
      <source>No areas chosen: the units themselves are computed.</source>
      <translation>Keine Gebiete gewählt: Berechnet werden die Einheiten selbst.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="298" />
      <source>Choose indicators and compute them.</source>
      <translation>Wählen Sie Indikatoren und berechnen Sie sie.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="300" />
      <source>Computed: {files}</source>
      <translation>Berechnet: {files}</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="305" />
      <source>First compute the indicators.</source>
      <translation>Berechnen Sie zuerst die Indikatoren.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="309" />
      <source>Results hold small counts. Release them before anything leaves the office.</source>
      <translation>Ergebnisse enthalten kleine Fallzahlen. Geben Sie sie frei, bevor etwas das Haus verlässt.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="312" />
      <source>Released: {files}</source>
      <translation>Freigegeben: {files}</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="317" />
      <source>First release the results.</source>
      <translation>Geben Sie zuerst die Ergebnisse frei.</translation>
    </message>
    <message>
      <location filename="../ui/choices.py" line="320" />
      <source>Choose pages and formats, and make the atlas.</source>
      <translation>Wählen Sie Seiten und Formate und erstellen Sie den Atlas.</translation>
    </message>
    <message>
      <location filename="../ui/result_table.py" line="32" />
      <source>Figures of the areas</source>
      <translation>Zahlen der Gebiete</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="94" />
      <source>Choose the layer of areas to draw on, or make a new one.</source>
      <translation>Wählen Sie die Ebene mit den Gebieten, auf der gezeichnet wird, oder legen Sie eine neue an.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="96" />
      <source>{layer} has no coordinate reference system. Set it in the properties of the layer.</source>
      <translation>{layer} hat kein Koordinatenbezugssystem. Stellen Sie es in den Eigenschaften der Ebene ein.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="102" />
      <source>Compute the indicators once; the figures while drawing use their counts.</source>
      <translation>Berechnen Sie einmal die Indikatoren; die Zahlen beim Zeichnen verwenden ihre Zählungen.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="249" />
      <location filename="../ui/live_panel.py" line="198" />
      <source>Snap to Units</source>
      <translation>An Einheiten anpassen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="478" />
      <location filename="../ui/live_panel.py" line="206" />
      <source>Draw an area on the layer, or select one.</source>
      <translation>Zeichnen Sie ein Gebiet auf dem Layer, oder wählen Sie eines aus.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="213" />
      <source>Figures While Drawing</source>
      <translation>Zahlen beim Zeichnen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="217" />
      <source>Shows the figures of the area you draw or edit, protected like a release.</source>
      <translation>Zeigt die Werte des Gebiets, das Sie zeichnen oder ändern, geschützt wie eine Freigabe.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="219" />
      <source>New Layer of Areas</source>
      <translation>Neue Gebietsebene</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="221" />
      <source>Makes an empty layer to draw on, in the folder of the results.</source>
      <translation>Legt im Ordner der Ergebnisse eine leere Ebene zum Zeichnen an.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="227" />
      <source>Draw</source>
      <translation>Zeichnen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="228" />
      <source>Draws an area. Right click closes it, Backspace takes back a corner. Snapping and tracing as set in QGIS.</source>
      <translation>Zeichnet ein Gebiet. Die rechte Maustaste schließt es, die Rücktaste nimmt eine Ecke zurück. Einrasten und Spurverfolgung wie in QGIS eingestellt.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="231" />
      <source>Brush</source>
      <translation>Pinsel</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="232" />
      <source>Adds whole units where it begins outside the area, removes them where it begins inside. Shift begins a new area, Esc takes back the stroke.</source>
      <translation>Nimmt ganze Einheiten hinzu, wenn der Strich außerhalb des Gebiets beginnt, und heraus, wenn er innen beginnt. Mit der Umschalttaste beginnt ein neues Gebiet, Esc nimmt den Strich zurück.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="237" />
      <source>Vertices</source>
      <translation>Stützpunkte</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="238" />
      <source>QGIS' tool for moving, adding and deleting corners.</source>
      <translation>Werkzeug von QGIS, um Ecken zu verschieben, einzufügen und zu löschen.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="241" />
      <source>Split</source>
      <translation>Teilen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="242" />
      <source>QGIS' tool for cutting an area along a line.</source>
      <translation>Werkzeug von QGIS, um ein Gebiet entlang einer Linie zu teilen.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="245" />
      <source>Merge</source>
      <translation>Vereinen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="246" />
      <source>QGIS' tool that makes one area of those selected.</source>
      <translation>Werkzeug von QGIS, das aus den gewählten Gebieten eines macht.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="250" />
      <source>Makes the drawn area the union of its whole units, in one step that can be undone.</source>
      <translation>Macht aus dem gezeichneten Gebiet den Zusammenschluss seiner ganzen Einheiten, in einem Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="253" />
      <source>Save as Variant</source>
      <translation>Als Variante sichern</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="254" />
      <source>Keeps the area as it is and goes on with a copy. Variants of an area are compared side by side.</source>
      <translation>Lässt das Gebiet, wie es ist, und arbeitet an einer Kopie weiter. Varianten eines Gebiets stehen nebeneinander in der Tabelle.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="268" />
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="268" />
      <source>Author</source>
      <translation>Bearbeitung</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="272" />
      <source>Kept with the area, in a field of the layer.</source>
      <translation>Steht beim Gebiet, in einem Feld der Ebene.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="344" />
      <source>{layer} cannot be edited: it is read-only, or its file is in use.</source>
      <translation>{layer} lässt sich nicht bearbeiten: die Ebene ist schreibgeschützt, oder ihre Datei wird gerade benutzt.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="370" />
      <source>The layer did not take the area.</source>
      <translation>Die Ebene hat das Gebiet nicht angenommen.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="412" />
      <source>That would leave nothing of the area. Delete it instead.</source>
      <translation>Vom Gebiet bliebe nichts übrig. Löschen Sie es stattdessen.</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="415" />
      <source>Add Units</source>
      <translation>Einheiten hinzunehmen</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="415" />
      <source>Remove Units</source>
      <translation>Einheiten herausnehmen</translation>
    </message>
    <message>
      <location filename="../ui/figures_table.py" line="67" />
      <location filename="../ui/live_panel.py" line="503" />
      <location filename="../ui/live_panel.py" line="484" />
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../ui/live_panel.py" line="504" />
      <source>Variant {letter}</source>
      <translation>Variante {letter}</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="553" />
      <location filename="../ui/dock.py" line="51" />
      <location filename="../ui/live_panel.py" line="524" />
      <source>Sozialraumatlas</source>
      <translation>Sozialraumatlas</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="89" />
      <source>Steps</source>
      <translation>Schritte</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="109" />
      <source>Preview of the first map</source>
      <translation>Vorschau der ersten Karte</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="122" />
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="125" />
      <source>Getting started, what may be published, glossary, all algorithms.</source>
      <translation>Erste Schritte, was veröffentlicht werden darf, Begriffe, alle Verfahren.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="143" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="168" />
      <source>No layer of the project has columns named as in the catalogue (ew, ew_u18, alo …). Choose the counts by hand.</source>
      <translation>Kein Layer des Projekts hat Spalten, die wie im Katalog heißen (ew, ew_u18, alo …). Wählen Sie die Zählungen von Hand.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="40" />
      <location filename="../ui/dock.py" line="225" />
      <location filename="../ui/dock.py" line="194" />
      <source>Counts</source>
      <translation>Zählungen</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="194" />
      <source>Blocks</source>
      <translation>Baublöcke</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="195" />
      <source>Statistical districts</source>
      <translation>Statistische Bezirke</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="69" />
      <location filename="../ui/dock.py" line="195" />
      <source>Areas people live in</source>
      <translation>Lebensräume</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="199" />
      <source>results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="241" />
      <source>Load Recipe</source>
      <translation>Rezept laden</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="265" />
      <location filename="../ui/dock.py" line="241" />
      <source>Recipe (*.yaml *.yml)</source>
      <translation>Rezept (*.yaml *.yml)</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="265" />
      <source>Save Recipe</source>
      <translation>Rezept speichern</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="286" />
      <source>Saved: {file}</source>
      <translation>Gespeichert: {file}</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="303" />
      <source>Drawn areas</source>
      <translation>Gezeichnete Gebiete</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="378" />
      <source>A comparison needs releases of districts and of areas.</source>
      <translation>Ein Vergleich braucht Freigaben von Bezirken und von Gebieten.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="423" />
      <source>There is no layout yet. Make the atlas first.</source>
      <translation>Es gibt noch kein Layout. Erstellen Sie zuerst den Atlas.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="434" />
      <source>Another run is still on its way. Wait for it or cancel it.</source>
      <translation>Ein anderer Lauf ist noch unterwegs. Warten Sie, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="442" />
      <source>These layers are no longer in the project: {layers}. Choose them again.</source>
      <translation>Diese Layer sind nicht mehr im Projekt: {layers}. Wählen Sie sie neu.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="467" />
      <source>There is nothing to copy yet: choose what is missing first.</source>
      <translation>Es gibt noch nichts zu kopieren: Wählen Sie zuerst, was fehlt.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="471" />
      <source>Copied.</source>
      <translation>Kopiert.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="489" />
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="489" />
      <source>Areas</source>
      <translation>Gebiete</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="97" />
      <location filename="../ui/dock.py" line="489" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="490" />
      <source>Disclosure control</source>
      <translation>Geheimhaltung</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="490" />
      <source>Output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="513" />
      <source>log_of_changes.csv</source>
      <translation>aenderungen.csv</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="548" />
      <source>Done.</source>
      <translation>Fertig.</translation>
    </message>
    <message>
      <location filename="../ui/dock.py" line="558" />
      <source>{file} is not there yet.</source>
      <translation>{file} gibt es noch nicht.</translation>
    </message>
    <message>
      <location filename="../ui/runner.py" line="118" />
      <source>Cancelled. What was finished before is kept.</source>
      <translation>Abgebrochen. Was vorher fertig war, bleibt.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="19" />
      <source>Which units, and which counts of them?</source>
      <translation>Welche Einheiten, und welche Zählungen dazu?</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="22" />
      <source>Find in Project</source>
      <translation>Im Projekt suchen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="23" />
      <source>Looks for the layers and fields that fit together: counts by the names of their columns, units by their keys.</source>
      <translation>Sucht die Layer und Felder, die zusammenpassen: Zählungen an den Namen ihrer Spalten, Einheiten an ihren Schlüsseln.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="26" />
      <source>Load Example City</source>
      <translation>Beispielstadt laden</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="27" />
      <source>Writes the invented city Zechenfeld to your documents and fills in all steps, to try everything on.</source>
      <translation>Schreibt die erfundene Stadt Zechenfeld in Ihre Dokumente und füllt alle Schritte aus, um alles auszuprobieren.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="30" />
      <source>Import Tables…</source>
      <translation>Tabellen einlesen…</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="31" />
      <source>Makes clean counts of tables as they came: CSV, XLSX, ODS, in any form.</source>
      <translation>Macht saubere Zählungen aus Tabellen, wie sie kamen: CSV, XLSX, ODS, in jeder Form.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="35" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="36" />
      <source>Blocks, statistical districts or addresses.</source>
      <translation>Baublöcke, statistische Bezirke oder Adressen.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="37" />
      <source>Key of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="37" />
      <source>Field that names each unit once.</source>
      <translation>Feld, das jede Einheit einmal benennt.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="41" />
      <source>Table with a row for each unit and date. It may be the layer of units itself.</source>
      <translation>Tabelle mit einer Zeile je Einheit und Stichtag. Sie darf der Layer der Einheiten selbst sein.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="43" />
      <source>Key in the counts</source>
      <translation>Schlüssel in den Zählungen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="43" />
      <source>Column with the key of the unit.</source>
      <translation>Spalte mit dem Schlüssel der Einheit.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="44" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="44" />
      <source>Column with dates or years; none for counts of one date.</source>
      <translation>Spalte mit Stichtagen oder Jahren; keine bei Zählungen zu einem einzigen Stichtag.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="48" />
      <source>Key of the city's row</source>
      <translation>Schlüssel der Stadtzeile</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="49" />
      <source>Where the counts have a row of the whole city.</source>
      <translation>Wenn die Zählungen eine Zeile der ganzen Stadt haben.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="52" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="52" />
      <source>Results, releases and the atlas are written here.</source>
      <translation>Hier entstehen Ergebnisse, Freigaben und Atlas.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="55" />
      <source>Load Recipe…</source>
      <translation>Rezept laden…</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="55" />
      <source>Fills in all steps as they were saved, and adds the layers.</source>
      <translation>Füllt alle Schritte aus, wie sie gespeichert wurden, und fügt die Ebenen hinzu.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="57" />
      <source>Save Recipe…</source>
      <translation>Rezept speichern…</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="58" />
      <source>All steps as a file, with which “Run a recipe” repeats them next year by one command.</source>
      <translation>Alle Schritte als Datei, mit der „Rezept ausführen“ sie im nächsten Jahr mit einem Befehl wiederholt.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="66" />
      <source>For which areas? Leave both empty for the units themselves.</source>
      <translation>Für welche Gebiete? Ohne Angabe werden die Einheiten selbst berechnet.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="68" />
      <source>Districts</source>
      <translation>Bezirke</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="68" />
      <source>Statistical districts, which everybody knows.</source>
      <translation>Statistische Bezirke, die jeder kennt.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="69" />
      <source>Drawn areas that are compared with the districts.</source>
      <translation>Gezeichnete Gebiete, die mit den Bezirken verglichen werden.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="74" />
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="74" />
      <source>Field that names each area once.</source>
      <translation>Feld, das jedes Gebiet einmal benennt.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="75" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="75" />
      <source>Field with the name as printed.</source>
      <translation>Feld mit dem Namen, wie er gedruckt wird.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="79" />
      <source>Whole units, by largest share</source>
      <translation>Ganze Einheiten, nach größtem Anteil</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="80" />
      <source>Whole units, by a point inside</source>
      <translation>Ganze Einheiten, nach einem Punkt im Innern</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="81" />
      <source>Cut units, by surface (estimated)</source>
      <translation>Geschnittene Einheiten, nach Fläche (geschätzt)</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="84" />
      <source>Units to areas</source>
      <translation>Einheiten zu Gebieten</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="85" />
      <source>Whole units give exact figures for a list of units that anybody can check.</source>
      <translation>Ganze Einheiten ergeben exakte Zahlen für eine Liste von Einheiten, die jeder prüfen kann.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="95" />
      <source>Which indicators? None ticked: all that the counts allow.</source>
      <translation>Welche Indikatoren? Ohne Haken: alle, die die Zählungen hergeben.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="100" />
      <source>Change over</source>
      <translation>Veränderung über</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="100" />
      <source>years</source>
      <translation>Jahre</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="101" />
      <source>Compute</source>
      <translation>Berechnen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="107" />
      <source>By which rule are small counts protected? The statistics office decides.</source>
      <translation>Nach welcher Regel werden kleine Fallzahlen geschützt? Darüber entscheidet die Statistikstelle.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="109" />
      <source>k3: counts of 1 and 2 withheld</source>
      <translation>k3: 1 und 2 werden gesperrt</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="109" />
      <source>k5: counts of 1 to 4 withheld</source>
      <translation>k5: 1 bis 4 werden gesperrt</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="110" />
      <source>k10: counts of 1 to 9 withheld</source>
      <translation>k10: 1 bis 9 werden gesperrt</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="110" />
      <source>round5: all counts rounded to 5</source>
      <translation>round5: alle Fallzahlen auf 5 gerundet</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="111" />
      <source>round10: all counts rounded to 10</source>
      <translation>round10: alle Fallzahlen auf 10 gerundet</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="114" />
      <source>Rule</source>
      <translation>Regel</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="115" />
      <source>With each small count all figures it could be worked out from are withheld.</source>
      <translation>Mit jeder kleinen Fallzahl wird alles gesperrt, woraus sie sich errechnen ließe.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="118" />
      <source>Ledger</source>
      <translation>Verzeichnis</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="119" />
      <source>Remembers what was released, so that nobody can lay today's figures over earlier ones.</source>
      <translation>Merkt sich, was freigegeben wurde, damit niemand heutige Zahlen über frühere legen kann.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="120" />
      <source>Ledger of releases (*.gpkg)</source>
      <translation>Verzeichnis der Freigaben (*.gpkg)</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="122" />
      <source>Release</source>
      <translation>Freigeben</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="125" />
      <source>Show Protocol</source>
      <translation>Protokoll zeigen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="126" />
      <source>What was withheld by which rule, and the proof. For internal use.</source>
      <translation>Was nach welcher Regel gesperrt wurde, und der Beweis. Nur für den internen Dienstgebrauch.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="134" />
      <source>What is printed?</source>
      <translation>Was wird gedruckt?</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="135" />
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="135" />
      <source>On the cover and on every page.</source>
      <translation>Auf dem Titel und auf jeder Seite.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="137" />
      <source>Cover</source>
      <translation>Titelseite</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="137" />
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="137" />
      <source>Overview</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="138" />
      <source>Status</source>
      <translation>Stand</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="138" />
      <source>Change</source>
      <translation>Veränderung</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="138" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="139" />
      <source>Social index</source>
      <translation>Sozialindex</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="139" />
      <source>Profiles</source>
      <translation>Steckbriefe</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="139" />
      <source>Methods</source>
      <translation>Methode</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="141" />
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="143" />
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="143" />
      <source>Pictures (PNG)</source>
      <translation>Bilder (PNG)</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="143" />
      <source>Drawings (SVG)</source>
      <translation>Zeichnungen (SVG)</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="144" />
      <source>Web page</source>
      <translation>Webseite</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="144" />
      <source>Text document (ODT)</source>
      <translation>Textdokument (ODT)</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="146" />
      <source>Formats</source>
      <translation>Formate</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="147" />
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="148" />
      <source>Landscape</source>
      <translation>Querformat</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="148" />
      <source>Portrait</source>
      <translation>Hochformat</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="149" />
      <source>Orientation</source>
      <translation>Ausrichtung</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="153" />
      <source>The first map as it will be printed, shown below.</source>
      <translation>Die erste Karte, wie sie gedruckt wird, hier unten.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="155" />
      <source>Make Atlas</source>
      <translation>Atlas erstellen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="159" />
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="160" />
      <source>A report of what the districts hide of the areas, opened in the browser.</source>
      <translation>Ein Bericht, was die Bezirke von den Gebieten verdecken; er öffnet sich im Browser.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="163" />
      <source>Hand On…</source>
      <translation>Weitergeben…</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="164" />
      <source>The release as Excel table, open data or package for KomMonitor.</source>
      <translation>Die Freigabe als Excel-Tabelle, offene Daten oder Paket für KomMonitor.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="166" />
      <source>Open Folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="168" />
      <source>Open Layout</source>
      <translation>Layout öffnen</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="169" />
      <source>The first plate in the layout designer, to be changed by hand.</source>
      <translation>Das erste Kartenblatt im Layout-Fenster, um es von Hand zu ändern.</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="181" />
      <source>Copy as Command</source>
      <translation>Als Befehl kopieren</translation>
    </message>
    <message>
      <location filename="../ui/step_pages.py" line="182" />
      <source>The same as a command of qgis_process, for a script or a run in the night.</source>
      <translation>Dasselbe als Befehl für qgis_process, für ein Skript oder einen nächtlichen Lauf.</translation>
    </message>
    <message>
      <location filename="../ui/recipes.py" line="36" />
      <source>The counts {name} are no file. A recipe needs one; import them first.</source>
      <translation>Die Zählungen {name} sind keine Datei. Ein Rezept braucht eine; lesen Sie sie zuerst ein.</translation>
    </message>
    <message>
      <location filename="../ui/recipes.py" line="68" />
      <source>There are no tables {names}.</source>
      <translation>Es gibt keine Tabellen {names}.</translation>
    </message>
    <message>
      <location filename="../ui/recipes.py" line="110" />
      <source>{source} cannot be opened.</source>
      <translation>{source} lässt sich nicht öffnen.</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="27" />
      <source>Figures of the area under the pencil</source>
      <translation>Zahlen des Gebiets unter dem Stift</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="47" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="47" />
      <source>District</source>
      <translation>Bezirk</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="48" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="53" />
      <source>The district most residents of the area live in, as released.</source>
      <translation>Der Bezirk, in dem die meisten Einwohner des Gebiets leben, wie freigegeben.</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="82" />
      <source>{units} whole units; the line cuts {cut}; degree of fit {fit} %.</source>
      <translation>{units} ganze Einheiten; die Linie schneidet {cut}; Übereinstimmung {fit} %.</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="89" />
      <source>≈ Withheld: the hatched piece, by which the area differs from a district or from what was shown before, holds too few. Go on drawing, or snap.</source>
      <translation>≈ Gesperrt: Im schraffierten Stück, um das sich das Gebiet von einem Bezirk oder von zuvor Gezeigtem unterscheidet, sind zu wenige. Zeichnen Sie weiter oder passen Sie an Einheiten an.</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="96" />
      <source>. Withheld: too few people or cases.</source>
      <translation>. Gesperrt: zu wenige Personen oder Fälle.</translation>
    </message>
    <message>
      <location filename="../ui/live_table.py" line="98" />
      <source>Some units inside have no counts.</source>
      <translation>Zu einigen Einheiten darin gibt es keine Zählungen.</translation>
    </message>
  </context>
  <context>
    <name>drawing</name>
    <message>
      <location filename="../bridge/change_log.py" line="77" />
      <source>drawn</source>
      <translation>gezeichnet</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="79" />
      <source>deleted</source>
      <translation>gelöscht</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="86" />
      <location filename="../bridge/change_log.py" line="81" />
      <source>reshaped</source>
      <translation>umgeformt</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="83" />
      <source>described</source>
      <translation>beschrieben</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="103" />
      <source>time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="103" />
      <source>author</source>
      <translation>Bearbeitung</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="103" />
      <source>key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="104" />
      <source>area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="104" />
      <source>variant</source>
      <translation>Variante</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="104" />
      <source>change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="105" />
      <source>units added</source>
      <translation>Einheiten hinzu</translation>
    </message>
    <message>
      <location filename="../bridge/change_log.py" line="105" />
      <source>units removed</source>
      <translation>Einheiten weg</translation>
    </message>
    <message>
      <location filename="../bridge/drawn_areas.py" line="37" />
      <source>drawn_areas</source>
      <translation>gebiete</translation>
    </message>
    <message>
      <location filename="../bridge/drawn_areas.py" line="62" />
      <source>Area {number}</source>
      <translation>Gebiet {number}</translation>
    </message>
    <message>
      <location filename="../bridge/drawn_areas.py" line="70" />
      <source>Draw Area</source>
      <translation>Gebiet zeichnen</translation>
    </message>
    <message>
      <location filename="../bridge/drawn_areas.py" line="83" />
      <source>Edit {field}</source>
      <translation>{field} ändern</translation>
    </message>
    <message>
      <location filename="../bridge/drawn_areas.py" line="99" />
      <source>Save as Variant</source>
      <translation>Als Variante sichern</translation>
    </message>
  </context>
  <context>
    <name>exchange</name>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="61" />
      <location filename="../core/exchange/open_data.py" line="46" />
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="61" />
      <location filename="../core/exchange/open_data.py" line="46" />
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="182" />
      <source>Key of the area; _total is the whole city</source>
      <translation>Schlüssel des Gebiets; _total ist die Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="182" />
      <source>Name of the area</source>
      <translation>Name des Gebiets</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="183" />
      <source>Id of the indicator</source>
      <translation>Kennung des Indikators</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="183" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="184" />
      <source>Count</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="184" />
      <source>Base of the rate</source>
      <translation>Basis der Quote</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="185" />
      <source>Value of the indicator</source>
      <translation>Wert des Indikators</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="185" />
      <source>Unit of the value</source>
      <translation>Einheit des Werts</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="186" />
      <source>Date the change is measured from</source>
      <translation>Stichtag, von dem an die Veränderung zählt</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="186" />
      <source>Value at that date</source>
      <translation>Wert an jenem Stichtag</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="187" />
      <source>Change since then</source>
      <translation>Veränderung seitdem</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="187" />
      <source>Unit of the change</source>
      <translation>Einheit der Veränderung</translation>
    </message>
    <message>
      <location filename="../core/exchange/open_data.py" line="188" />
      <source>Why there is no value: secret, undefined, missing …</source>
      <translation>Warum ein Wert fehlt: secret (geheim), undefined (nicht sinnvoll), missing (fehlt) …</translation>
    </message>
    <message>
      <location filename="../core/exchange/kommonitor.py" line="110" />
      <source>{rule}. {count} figures are withheld and empty here.</source>
      <translation>{rule}. {count} Zahlen sind gesperrt und hier leer.</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="33" />
      <source>Licence: {name} ({address})</source>
      <translation>Lizenz: {name} ({address})</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="34" />
      <source>Signs: . withheld, x not meaningful, … not available</source>
      <translation>Zeichen: . geheim zu halten, x nicht sinnvoll, … nicht vorhanden</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="41" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="41" />
      <source>Formula</source>
      <translation>Formel</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="41" />
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="48" />
      <source>Contents</source>
      <translation>Inhalt</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="58" />
      <source>Source: {source}</source>
      <translation>Quelle: {source}</translation>
    </message>
    <message>
      <location filename="../core/exchange/spreadsheet.py" line="88" />
      <source>facts</source>
      <translation>Werte</translation>
    </message>
    <message>
      <location filename="../core/exchange/files.py" line="33" />
      <source>internal</source>
      <translation>intern</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="53" />
      <source>Unprotected figures, for internal use only</source>
      <translation>Ungeschützte Zahlen, nur für den internen Dienstgebrauch</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="54" />
      <source>Disclosure control: {rule}</source>
      <translation>Geheimhaltung: {rule}</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="91" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="99" />
      <source>Change ({unit})</source>
      <translation>Veränderung ({unit})</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="112" />
      <source>{file} is no release: it holds unprotected counts. Release it first, or set INTERNAL for use inside the office.</source>
      <translation>{file} ist keine Freigabe: die Datei enthält ungeschützte Zählungen. Geben Sie sie zuerst frei, oder setzen Sie INTERNAL für den Gebrauch im Haus.</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="120" />
      <source>INDICATORS: {file} has no {absent}. It has: {known}.</source>
      <translation>INDICATORS: {file} hat {absent} nicht. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/exchange/publication.py" line="126" />
      <source>LICENCE: there is no {licence}; there are {known}.</source>
      <translation>LICENCE: {licence} gibt es nicht; es gibt {known}.</translation>
    </message>
  </context>
  <context>
    <name>files</name>
    <message>
      <location filename="../core/files.py" line="24" />
      <source>The folder {folder} does not exist. Create it or choose another one.</source>
      <translation>Den Ordner {folder} gibt es nicht. Bitte anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
      <location filename="../core/files.py" line="32" />
      <source>Nothing can be written to the folder {folder}: {reason}</source>
      <translation>In den Ordner {folder} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
      <location filename="../core/files.py" line="45" />
      <source>{file} cannot be written: {reason}.</source>
      <translation>{file} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
      <location filename="../core/files.py" line="65" />
      <source>The folder {folder} cannot be created: {reason}. Choose another one.</source>
      <translation>Der Ordner {folder} kann nicht angelegt werden: {reason}. Bitte einen anderen wählen.</translation>
    </message>
    <message>
      <location filename="../core/files.py" line="79" />
      <source>{file} cannot be replaced: {reason}. If its layers are open, remove them from the project first, or choose another file name.</source>
      <translation>{file} kann nicht ersetzt werden: {reason}. Sind Layer der Datei geöffnet, bitte zuerst aus dem Projekt entfernen oder einen anderen Dateinamen wählen.</translation>
    </message>
  </context>
  <context>
    <name>geometry</name>
    <message>
      <location filename="../bridge/geometry.py" line="102" />
      <source>{layer}: the field {field} holds texts that are no numbers.</source>
      <translation>{layer}: Das Feld {field} enthält Texte, die keine Zahlen sind.</translation>
    </message>
    <message>
      <location filename="../bridge/geometry.py" line="133" />
      <source>{layer} holds neither polygons nor points. Choose another layer.</source>
      <translation>{layer} enthält weder Flächen noch Punkte. Bitte einen anderen Layer wählen.</translation>
    </message>
    <message>
      <location filename="../bridge/geometry.py" line="144" />
      <source>{layer} has no field {field}. It has: {known}.</source>
      <translation>{layer} hat kein Feld {field}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../bridge/geometry.py" line="158" />
      <source>{layer} has no coordinate reference system, so it cannot be laid over {other}. Set it in the properties of the layer.</source>
      <translation>{layer} hat kein Koordinatensystem und kann deshalb nicht über {other} gelegt werden. Bitte in den Eigenschaften des Layers setzen.</translation>
    </message>
  </context>
  <context>
    <name>geopackage</name>
    <message>
      <location filename="../core/geopackage.py" line="91" />
      <source>{file}: the layer {layer} cannot be read.</source>
      <translation>{file}: Die Ebene {layer} lässt sich nicht lesen.</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="104" />
      <source>The file {file} does not exist.</source>
      <translation>Die Datei {file} gibt es nicht.</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="110" />
      <source>{file} is no result of Sozialraumatlas: {reason}</source>
      <translation>{file} ist kein Ergebnis von Sozialraumatlas: {reason}</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="122" />
      <source>{file} has no layer {layer}; it is no result of Sozialraumatlas.</source>
      <translation>{file} hat keinen Layer {layer}; es ist kein Ergebnis von Sozialraumatlas.</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="135" />
      <source>{file} cannot be created.</source>
      <translation>{file} kann nicht angelegt werden.</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="140" />
      <source>{file} cannot be written.</source>
      <translation>{file} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../core/geopackage.py" line="203" />
      <source>{file} cannot be written: {reason}</source>
      <translation>{file} kann nicht geschrieben werden: {reason}</translation>
    </message>
  </context>
  <context>
    <name>groups</name>
    <message>
      <location filename="../algorithms/socialindex.py" line="36" />
      <location filename="../algorithms/compare.py" line="36" />
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <location filename="../algorithms/atlas.py" line="40" />
      <source>Atlas</source>
      <translation>Atlas</translation>
    </message>
    <message>
      <location filename="../algorithms/suppress.py" line="36" />
      <location filename="../algorithms/ledger.py" line="34" />
      <source>Disclosure control</source>
      <translation>Geheimhaltung</translation>
    </message>
    <message>
      <location filename="../algorithms/demodata.py" line="40" />
      <location filename="../algorithms/importcounts.py" line="35" />
      <location filename="../algorithms/yearly.py" line="35" />
      <location filename="../algorithms/export.py" line="33" />
      <source>Data</source>
      <translation>Daten</translation>
    </message>
    <message>
      <location filename="../algorithms/indicators.py" line="55" />
      <source>Indicators</source>
      <translation>Indikatoren</translation>
    </message>
    <message>
      <location filename="../algorithms/snapareas.py" line="55" />
      <source>Areas</source>
      <translation>Gebiete</translation>
    </message>
  </context>
  <context>
    <name>help</name>
    <message>
      <location filename="../bridge/help.py" line="60" />
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="60" />
      <source>Getting started</source>
      <translation>Erste Schritte</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="61" />
      <source>What may I publish?</source>
      <translation>Was darf ich veröffentlichen?</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="61" />
      <source>Glossary</source>
      <translation>Begriffe</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="62" />
      <source>Inputs</source>
      <translation>Eingaben</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="62" />
      <source>Outputs</source>
      <translation>Ausgaben</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="62" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="63" />
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="63" />
      <source>(optional)</source>
      <translation>(freiwillig)</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="64" />
      <source>Options</source>
      <translation>Möglichkeiten</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="64" />
      <source>Default</source>
      <translation>Vorgabe</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="86" />
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <location filename="../bridge/help.py" line="86" />
      <source>no</source>
      <translation>nein</translation>
    </message>
  </context>
  <context>
    <name>import_dialog</name>
    <message>
      <location filename="../ui/import_dialog.py" line="43" />
      <source>Import Counts</source>
      <translation>Zählungen einlesen</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="51" />
      <source>Tables (*.csv *.txt *.tsv *.xlsx *.ods *.geojson *.json)</source>
      <translation>Tabellen (*.csv *.txt *.tsv *.xlsx *.ods *.geojson *.json)</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="54" />
      <source>Choose the tables as they came: CSV, XLSX, ODS, one file or one for each year.</source>
      <translation>Wählen Sie die Tabellen, wie sie kamen: CSV, XLSX, ODS, eine Datei oder eine je Jahr.</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="60" />
      <source>What the columns mean</source>
      <translation>Was die Spalten bedeuten</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="62" />
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="68" />
      <location filename="../ui/import_dialog.py" line="62" />
      <source>Columns of the table</source>
      <translation>Spalten der Tabelle</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="71" />
      <source>A double click adds the column to the row chosen on the left.</source>
      <translation>Ein Doppelklick fügt die Spalte in die links gewählte Zeile ein.</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="78" />
      <source>Add Variable</source>
      <translation>Merkmal hinzufügen</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="129" />
      <source>Name the column with the key of the units, and at least one variable.</source>
      <translation>Nennen Sie die Spalte mit dem Schlüssel der Einheiten und mindestens ein Merkmal.</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="165" />
      <source>Read by the recipe beside the table. Correct what has changed.</source>
      <translation>Gelesen nach dem Rezept neben der Tabelle. Berichtigen Sie, was sich geändert hat.</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="167" />
      <source>This is what the headings say. Correct what is wrong; several columns are added up with “ + ”.</source>
      <translation>So steht es in den Spaltenköpfen. Berichtigen Sie, was nicht stimmt; mehrere Spalten werden mit „ + “ summiert.</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="201" />
      <source>Key of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="201" />
      <source>Name of the units</source>
      <translation>Name der Einheiten</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="202" />
      <source>Level</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="202" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="203" />
      <source>Name of the variable (a row for each figure)</source>
      <translation>Name des Merkmals (eine Zeile je Zahl)</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="203" />
      <source>Figure (a row for each figure)</source>
      <translation>Zahl (eine Zeile je Zahl)</translation>
    </message>
    <message>
      <location filename="../ui/import_dialog.py" line="214" />
      <source>{file} holds no table.</source>
      <translation>{file} enthält keine Tabelle.</translation>
    </message>
  </context>
  <context>
    <name>import_report</name>
    <message>
      <location filename="../reports/import_report.py" line="42" />
      <source>figures</source>
      <translation>Zahlen</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="42" />
      <source>limited</source>
      <translation>eingeschränkt</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="43" />
      <source>preliminary</source>
      <translation>vorläufig</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="43" />
      <source>corrected</source>
      <translation>berichtigt</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="44" />
      <source>estimated</source>
      <translation>geschätzt</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="44" />
      <source>missing</source>
      <translation>fehlend</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="45" />
      <source>later</source>
      <translation>später</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="45" />
      <source>secret</source>
      <translation>geheim</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="48" />
      <source>Changed</source>
      <translation>Geändert</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="48" />
      <source>Doubted</source>
      <translation>Bezweifelt</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="49" />
      <source>Read</source>
      <translation>Gelesen</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="55" />
      <source>Import of counts</source>
      <translation>Einlesen der Zählungen</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="56" />
      <source>For internal use only: holds unprotected figures</source>
      <translation>Nur für den internen Dienstgebrauch: enthält ungeschützte Zahlen</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="57" />
      <source>Refused; nothing was written:</source>
      <translation>Abgelehnt; nichts wurde geschrieben:</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="58" />
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="90" />
      <location filename="../reports/import_report.py" line="58" />
      <source>Variable</source>
      <translation>Merkmal</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="59" />
      <source>Columns of the table</source>
      <translation>Spalten der Tabelle</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="59" />
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="60" />
      <source>Place</source>
      <translation>Stelle</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="60" />
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="61" />
      <source>Sums over the units</source>
      <translation>Summen über die Einheiten</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="63" />
      <source>{units} units, {dates} dates, {variables} variables; cells: {states}.</source>
      <translation>{units} Einheiten, {dates} Stichtage, {variables} Merkmale; Zellen: {states}.</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="88" />
      <source>Key of the units</source>
      <translation>Schlüssel der Einheiten</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="88" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="89" />
      <source>Level</source>
      <translation>Ebene</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="89" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="90" />
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="105" />
      <source>{count} things keep the tables from being imported: {places}.</source>
      <translation>{count} Dinge verhindern, dass die Tabellen eingelesen werden: {places}.</translation>
    </message>
    <message>
      <location filename="../reports/import_report.py" line="109" />
      <source>All of them stand in {report}.</source>
      <translation>Alle stehen in {report}.</translation>
    </message>
  </context>
  <context>
    <name>importing</name>
    <message>
      <location filename="../core/importing/unit_rows.py" line="45" />
      <source>{sheet}: these keys fit more than one unit: {keys}.</source>
      <translation>{sheet}: Diese Schlüssel passen zu mehr als einer Einheit: {keys}.</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="51" />
      <source>{sheet}: none of its keys ({keys}) is a key of the units ({units}).</source>
      <translation>{sheet}: Keiner der Schlüssel ({keys}) ist ein Schlüssel der Einheiten ({units}).</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="58" />
      <source>{count} keys got back their leading zeros: {pairs}</source>
      <translation>{count} Schlüssel erhielten ihre führenden Nullen zurück: {pairs}</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="63" />
      <source>{count} keys are no units and were left out: {keys}</source>
      <translation>{count} Schlüssel sind keine Einheiten und blieben weg: {keys}</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="71" />
      <source>the keys are of several levels; {level} was kept, others: {others}</source>
      <translation>die Schlüssel gehören zu mehreren Ebenen; {level} wurde behalten, andere: {others}</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="90" />
      <source>the whole city</source>
      <translation>die Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="90" />
      <source>what no unit holds</source>
      <translation>was keiner Einheit zugeordnet ist</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="93" />
      <source>the key {key} was read as {meaning}</source>
      <translation>der Schlüssel {key} wurde gelesen als {meaning}</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="121" />
      <source>{name} is as large as all others together; if it is the whole city, name it in the recipe (totals)</source>
      <translation>{name} ist so groß wie alle anderen zusammen; ist es die Gesamtstadt, nennen Sie es im Rezept (totals)</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="125" />
      <source>{name} is the sum of all others and was left out</source>
      <translation>{name} ist die Summe aller anderen und blieb weg</translation>
    </message>
    <message>
      <location filename="../core/importing/unit_rows.py" line="129" />
      <source>{name} is the sum of all others and was read as the whole city</source>
      <translation>{name} ist die Summe aller anderen und wurde als Gesamtstadt gelesen</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="81" />
      <source>it has no line “format: 1” and no list “tables”</source>
      <translation>ihm fehlt die Zeile „format: 1“ oder die Liste „tables“</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="107" />
      <source>each table needs an entry “files”</source>
      <translation>jede Tabelle braucht einen Eintrag „files“</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="112" />
      <source>there is no entry {name}; there are {known}</source>
      <translation>einen Eintrag {name} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="121" />
      <source>a long table needs both “variable” and “value”</source>
      <translation>eine lange Tabelle braucht „variable“ und „value“</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="123" />
      <source>“decimal” is a comma or a point</source>
      <translation>„decimal“ ist ein Komma oder ein Punkt</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="129" />
      <source>“key_pattern” needs a group in brackets</source>
      <translation>„key_pattern“ braucht eine Gruppe in Klammern</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="154" />
      <source>the entry {name} has not the form it should have</source>
      <translation>der Eintrag {name} hat nicht die richtige Form</translation>
    </message>
    <message>
      <location filename="../core/importing/recipe.py" line="159" />
      <source>The recipe {file} cannot be used: {reason}.</source>
      <translation>Das Rezept {file} lässt sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
      <location filename="../core/importing/kommonitor.py" line="40" />
      <source>{file} is no JSON: {reason}</source>
      <translation>{file} ist kein JSON: {reason}</translation>
    </message>
    <message>
      <location filename="../core/importing/kommonitor.py" line="44" />
      <source>{file} holds no features with figures.</source>
      <translation>{file} enthält keine Objekte mit Zahlen.</translation>
    </message>
    <message>
      <location filename="../core/importing/conversion.py" line="59" />
      <source>boundaries changed after {date}: {count} units of today are estimated by surface for the dates before: {units}</source>
      <translation>Gebietsänderung nach {date}: {count} heutige Einheiten sind für die Stichtage davor nach Fläche geschätzt: {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/layout.py" line="71" />
      <source>{sheet} has no rows below the headings in row {row}.</source>
      <translation>{sheet} hat keine Zeilen unter den Köpfen in Zeile {row}.</translation>
    </message>
    <message>
      <location filename="../core/importing/layout.py" line="87" />
      <source>{sheet} has headings but no figures below them.</source>
      <translation>{sheet} hat Spaltenköpfe, aber keine Zahlen darunter.</translation>
    </message>
    <message>
      <location filename="../core/importing/layout.py" line="154" />
      <source>{sheet}: no row of headings with figures below it was found. Say in the recipe where it is (header_rows).</source>
      <translation>{sheet}: Es wurde keine Kopfzeile mit Zahlen darunter gefunden. Nennen Sie sie im Rezept (header_rows).</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="71" />
      <source>units new on {date}: {units}</source>
      <translation>neue Einheiten am {date}: {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="74" />
      <source>units no longer there on {date}: {units}; if boundaries changed, OLD_UNITS converts the earlier counts</source>
      <translation>am {date} weggefallene Einheiten: {units}; bei geänderten Grenzen rechnet OLD_UNITS die früheren Zählungen um</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="98" />
      <source>{variable} has no figures for {dates}; there is no change from or to these dates</source>
      <translation>{variable} hat keine Zahlen für {dates}; von und zu diesen Stichtagen gibt es keine Veränderung</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="120" />
      <source>{part} is larger than {whole} in {units}</source>
      <translation>{part} ist größer als {whole} in {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="142" />
      <source>{variable} changes by {change} % in all from {before} to {after}: is it still counted in the same way?</source>
      <translation>{variable} ändert sich insgesamt um {change} % von {before} bis {after}: Wird noch genauso gezählt?</translation>
    </message>
    <message>
      <location filename="../core/importing/over_time.py" line="162" />
      <source>{variable} jumps from {before} to {after} in {units}</source>
      <translation>{variable} springt von {before} bis {after} in {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="98" />
      <source>{sheet} has no column “{heading}”. It has: {known}.</source>
      <translation>{sheet} hat keine Spalte „{heading}“. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="105" />
      <source>{sheet} has the heading “{heading}” more than once; nobody can tell which is meant.</source>
      <translation>{sheet} hat den Spaltenkopf „{heading}“ mehrmals; niemand kann sagen, welcher gemeint ist.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="150" />
      <source>{sheet}: say in the recipe which column holds the key of the units (unit_id).</source>
      <translation>{sheet}: Nennen Sie im Rezept die Spalte mit dem Schlüssel der Einheiten (unit_id).</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="184" />
      <source>no key by the pattern of the recipe; the row was left out: {texts}</source>
      <translation>kein Schlüssel nach dem Muster des Rezepts; die Zeile blieb weg: {texts}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="192" />
      <source>sums of other rows were left out: {texts}</source>
      <translation>Summen anderer Zeilen blieben weg: {texts}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="199" />
      <source>rows with figures but without a key were left out</source>
      <translation>Zeilen mit Zahlen, aber ohne Schlüssel blieben weg</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="222" />
      <source>{sheet} has no rows of the level “{level}”. It has: {known}.</source>
      <translation>{sheet} hat keine Zeilen der Ebene „{level}“. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="236" />
      <source>level “{level}” was kept; other levels: {others}</source>
      <translation>Ebene „{level}“ wurde behalten; andere Ebenen: {others}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="270" />
      <source>{variable} is left out for {date}: there is no column {heading}</source>
      <translation>{variable} bleibt für {date} weg: es fehlt die Spalte {heading}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="284" />
      <source>{sheet}: no column is known to hold a variable of the catalogue. Name them in the recipe (variables). Columns: {known}.</source>
      <translation>{sheet}: Von keiner Spalte ist bekannt, dass sie ein Merkmal des Katalogs enthält. Nennen Sie sie im Rezept (variables). Spalten: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="306" />
      <source>{sheet}: the column {column} holds no “{name}”. It holds: {known}.</source>
      <translation>{sheet}: Die Spalte {column} enthält „{name}“ nicht. Sie enthält: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="318" />
      <source>{sheet}: say in the recipe which variables these are (names): {known}.</source>
      <translation>{sheet}: Nennen Sie im Rezept, welche Merkmale das sind (names): {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="339" />
      <source>{sheet}, row {row}: “{name}” stands there twice for the same unit and date.</source>
      <translation>{sheet}, Zeile {row}: „{name}“ steht dort zweimal für dieselbe Einheit und denselben Stichtag.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="350" />
      <source>{variable}: {count} units lack one of {names} and were left out</source>
      <translation>{variable}: {count} Einheiten fehlt eines von {names}, sie blieben weg</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="371" />
      <source>{sheet}, row {row}, column {column}: “{text}” is no date.</source>
      <translation>{sheet}, Zeile {row}, Spalte {column}: „{text}“ ist kein Datum.</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="406" />
      <source>row {row}, column {column}</source>
      <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="407" />
      <source>“{text}” is no figure</source>
      <translation>„{text}“ ist keine Zahl</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="424" />
      <source>{sheet} mixes German and English numbers (“{first}”, “{second}”). Say in the recipe which it is (decimal).</source>
      <translation>{sheet} mischt deutsche und englische Zahlen („{first}“, „{second}“). Sagen Sie im Rezept, was gilt (decimal).</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="432" />
      <source>{sheet}: “{text}” may be a thousand or a fraction, and no other cell tells which. Say it in the recipe (decimal).</source>
      <translation>{sheet}: „{text}“ kann ein Tausender oder ein Bruch sein, und keine andere Zelle sagt, was gilt. Sagen Sie es im Rezept (decimal).</translation>
    </message>
    <message>
      <location filename="../core/importing/figures.py" line="439" />
      <source>the point in “{text}” was read as a separator of thousands; if it is a decimal point, say so in the recipe (decimal)</source>
      <translation>der Punkt in „{text}“ wurde als Tausendertrenner gelesen; ist er ein Dezimalpunkt, sagen Sie es im Rezept (decimal)</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="231" />
      <location filename="../core/importing/run.py" line="200" />
      <location filename="../core/importing/run.py" line="162" />
      <location filename="../core/importing/figures.py" line="458" />
      <source>rows {rows}</source>
      <translation>Zeilen {rows}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="42" />
      <source>There are no tables (CSV, TXT, XLSX, ODS, GeoJSON) to import.</source>
      <translation>Es gibt keine Tabellen (CSV, TXT, XLSX, ODS, GeoJSON) einzulesen.</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="74" />
      <source>the table gives no date; {date} was taken</source>
      <translation>die Tabelle nennt keinen Stichtag; {date} wurde angenommen</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="105" />
      <source>{file} has no sheet {sheet}. It has: {known}.</source>
      <translation>{file} hat kein Blatt {sheet}. Vorhanden: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="123" />
      <source>{sheet}: no heading is known as a variable. Columns: {known}.</source>
      <translation>{sheet}: Kein Spaltenkopf ist als Merkmal bekannt. Spalten: {known}.</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="118" />
      <location filename="../core/importing/run.py" line="132" />
      <source>{file} is empty.</source>
      <translation>{file} ist leer.</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="145" />
      <source>{rows} rows of figures under the headings of row {header}{encoding}</source>
      <translation>{rows} Zeilen mit Zahlen unter den Köpfen in Zeile {header}{encoding}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="154" />
      <source>umlauts that had been decoded wrongly were repaired</source>
      <translation>falsch gelesene Umlaute wurden wiederhergestellt</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="163" />
      <source>{count} rows are hidden in the spreadsheet; they were read as well</source>
      <translation>{count} Zeilen sind in der Tabelle ausgeblendet; sie wurden mitgelesen</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="213" />
      <location filename="../core/importing/run.py" line="207" />
      <location filename="../core/importing/run.py" line="168" />
      <source>row {row}</source>
      <translation>Zeile {row}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="168" />
      <source>no figures: “{text}”</source>
      <translation>keine Zahlen: „{text}“</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="200" />
      <source>two figures of {variable} for {unit}, {date}: {first} and {second}</source>
      <translation>zwei Zahlen von {variable} für {unit}, {date}: {first} und {second}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="207" />
      <source>{variable} of {unit}, {date} is {first} here and {second} in {other}</source>
      <translation>{variable} von {unit}, {date} ist hier {first} und in {other} {second}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="213" />
      <source>{variable} of {unit} is negative: {value}</source>
      <translation>{variable} von {unit} ist negativ: {value}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="227" />
      <source>more cells than headings</source>
      <translation>mehr Zellen als Spaltenköpfe</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="228" />
      <source>fewer cells than headings; the last columns were taken as empty</source>
      <translation>weniger Zellen als Spaltenköpfe; die letzten Spalten gelten als leer</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="242" />
      <source>units with another name than before: {units}</source>
      <translation>Einheiten mit anderem Namen als zuvor: {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="251" />
      <source>names with another key than before: {units}</source>
      <translation>Namen mit anderem Schlüssel als zuvor: {units}</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="280" />
      <source>{variable}, {date}: the city's row is {total}, the units add up to {sum}; the rest is in no unit</source>
      <translation>{variable}, {date}: die Stadtzeile hat {total}, die Einheiten zusammen {sum}; der Rest ist keiner Einheit zugeordnet</translation>
    </message>
    <message>
      <location filename="../core/importing/run.py" line="282" />
      <source>{variable}, {date}: the units add up to {sum}, more than the city's row with {total}</source>
      <translation>{variable}, {date}: die Einheiten haben zusammen {sum}, mehr als die Stadtzeile mit {total}</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="84" />
      <source>{file} cannot be read: {reason}</source>
      <translation>{file} lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="90" />
      <source>{file} is no whole spreadsheet. Open it in your office program and save it again.</source>
      <translation>{file} ist keine vollständige Tabelle. Öffnen Sie die Datei im Tabellenprogramm und speichern Sie sie neu.</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="95" />
      <source>{file}: tables are read from CSV, TXT, XLSX, ODS and GeoJSON. Save it as one of these.</source>
      <translation>{file}: Tabellen werden aus CSV, TXT, XLSX, ODS und GeoJSON gelesen. Speichern Sie die Datei in einem davon.</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="120" />
      <source>{file} is no text file.</source>
      <translation>{file} ist keine Textdatei.</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="129" />
      <source>{file} cannot be taken apart into columns: {reason}</source>
      <translation>{file} lässt sich nicht in Spalten zerlegen: {reason}</translation>
    </message>
    <message>
      <location filename="../core/importing/sheets.py" line="181" />
      <source>{file}: the columns are parted neither by semicolons nor by tabs, commas or bars.</source>
      <translation>{file}: Die Spalten sind weder durch Semikolon noch durch Tabulator, Komma oder Strich getrennt.</translation>
    </message>
  </context>
  <context>
    <name>indicator_run</name>
    <message>
      <location filename="../core/indicator_run.py" line="106" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/indicator_run.py" line="157" />
      <source>The crosswalk was taken from {file}: layers and method are the same.</source>
      <translation>Die Zuordnung wurde aus {file} übernommen: Layer und Methode sind gleich.</translation>
    </message>
    <message>
      <location filename="../core/indicator_run.py" line="185" />
      <source>DATE: “{text}” is no date. Write 2024-12-31, 31.12.2024, 2024, or all for every date of the counts.</source>
      <translation>DATE: „{text}“ ist kein Stichtag. Möglich sind 2024-12-31, 31.12.2024, 2024 oder all für jeden Stichtag der Zählungen.</translation>
    </message>
    <message>
      <location filename="../core/indicator_run.py" line="200" />
      <source>DATE: the counts have no figures for {date}. They have: {known}.</source>
      <translation>DATE: Die Zählungen haben keine Zahlen für {date}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="37" />
      <source>The counts have no reference date, so there is no change over the period. Name the column in COUNTS_DATE, or the date in DATE.</source>
      <translation>Die Zählungen haben keinen Stichtag, deshalb gibt es keine Veränderung im Zeitraum. Bitte die Spalte in COUNTS_DATE oder den Stichtag in DATE nennen.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="47" />
      <source>No change over {period} years for {dates}: the counts lack the base date.</source>
      <translation>Keine Veränderung über {period} Jahre für {dates}: In den Zählungen fehlt der Stichtag davor.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="75" />
      <source>Crosswalk ({method}): {whole} units whole, {cut} cut, {outside} outside all areas.</source>
      <translation>Zuordnung ({method}): {whole} Einheiten ganz, {cut} geteilt, {outside} außerhalb aller Gebiete.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="86" />
      <source>{count} areas hold no unit and have no figures: {areas}.</source>
      <translation>{count} Gebiete enthalten keine Einheit und haben keine Zahlen: {areas}.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="94" />
      <source>{persons} ({variable}) live outside all areas.</source>
      <translation>{persons} ({variable}) leben außerhalb aller Gebiete.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="100" />
      <source>Areas overlap: {persons} ({variable}) are counted in more than one area.</source>
      <translation>Gebiete überschneiden sich: {persons} ({variable}) sind in mehr als einem Gebiet gezählt.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="124" />
      <source>{count} units overlap a boundary by strips narrower than {tolerance} m; these do not count as cuts ({persons} persons by surface).</source>
      <translation>{count} Einheiten ragen mit Streifen über eine Grenze, die schmaler als {tolerance} m sind; sie gelten nicht als Schnitt ({persons} Personen nach Fläche).</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="151" />
      <source>{share} % of area {area} comes from cut units; the expected error is {error} %, rarely above {high} %.</source>
      <translation>{share} % des Gebiets {area} stammen aus geteilten Einheiten; der erwartete Fehler beträgt {error} %, selten über {high} %.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="158" />
      <source>{share} % of area {area} comes from cut units; the expected error is {error} %, rarely above {high} %. With a layer of buildings (METHOD ancillary) it falls to {better} %; snapped to whole units the figures are exact.</source>
      <translation>{share} % des Gebiets {area} stammen aus geteilten Einheiten; der erwartete Fehler beträgt {error} %, selten über {high} %. Mit einem Gebäudelayer (METHOD ancillary) sinkt er auf {better} %; an ganze Einheiten angepasst sind die Zahlen genau.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="167" />
      <source>{share} % of area {area} lives in units that its boundary cuts. The figures are exact for its list of units; against the area as drawn they are off by about {error} %, rarely above {high} %.</source>
      <translation>{share} % des Gebiets {area} leben in Einheiten, die seine Grenze schneidet. Die Zahlen sind für seine Liste der Einheiten genau; gegenüber dem gezeichneten Gebiet weichen sie um etwa {error} % ab, selten um mehr als {high} %.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="198" />
      <source>Not assignable to any unit, city row minus sum of units: {figures}.</source>
      <translation>Keiner Einheit zuzuordnen, Zeile der Gesamtstadt minus Summe der Einheiten: {figures}.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="205" />
      <source>The city's row has {difference} fewer ({variable}) than the sum of the units. Check the source.</source>
      <translation>Die Zeile der Gesamtstadt hat {difference} weniger ({variable}) als die Summe der Einheiten. Bitte die Quelle prüfen.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="228" />
      <source>Rows: {read} read = {used} of units or the city + {unplaced} of unknown units.</source>
      <translation>Zeilen: {read} gelesen = {used} von Einheiten oder der Gesamtstadt + {unplaced} von unbekannten Einheiten.</translation>
    </message>
    <message>
      <location filename="../core/run_reports.py" line="236" />
      <source>{date} {variable}: {read} read = {used} in units + {unplaced} in unknown units.</source>
      <translation>{date} {variable}: {read} gelesen = {used} in Einheiten + {unplaced} in unbekannten Einheiten.</translation>
    </message>
  </context>
  <context>
    <name>indicators</name>
    <message>
      <location filename="../core/indicators.py" line="102" />
      <source>These indicators need variables that the counts do not have: {indicators}. The counts have: {variables}. Say in VARIABLES which columns hold them.</source>
      <translation>Diese Indikatoren brauchen Merkmale, die in den Zählungen fehlen: {indicators}. Die Zählungen haben: {variables}. Bitte in VARIABLES angeben, welche Spalten sie enthalten.</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="112" />
      <source>No indicator can be computed from the variables {variables}.</source>
      <translation>Aus den Merkmalen {variables} lässt sich kein Indikator berechnen.</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="123" />
      <source>Not computed, since variables are not in the counts: {indicators}.</source>
      <translation>Nicht berechnet, weil Merkmale in den Zählungen fehlen: {indicators}.</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="332" />
      <source>{count} units without figures</source>
      <translation>{count} Einheiten ohne Zahlen</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="341" />
      <source>{share} % from cut units</source>
      <translation>{share} % aus geteilten Einheiten</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="349" />
      <source>{count} units without figures in the base year</source>
      <translation>{count} Einheiten ohne Zahlen im Basisjahr</translation>
    </message>
    <message>
      <location filename="../core/indicators.py" line="355" />
      <source>small base: change from fewer than 20</source>
      <translation>kleine Basis: Veränderung von weniger als 20</translation>
    </message>
  </context>
  <context>
    <name>language</name>
    <message>
      <location filename="../core/language.py" line="62" />
      <source>{shown} and {more} more</source>
      <translation>{shown} und {more} weitere</translation>
    </message>
  </context>
  <context>
    <name>ledger</name>
    <message>
      <location filename="../core/disclosure/ledger.py" line="87" />
      <source>{file} is no ledger of releases but a {kind}.</source>
      <translation>{file} ist kein Verzeichnis von Freigaben, sondern: {kind}.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/ledger.py" line="158" />
      <source>There is no release {entry} that could be withdrawn. There are: {known}.</source>
      <translation>Es gibt keine Freigabe {entry}, die zurückgezogen werden könnte. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/ledger.py" line="211" />
      <source>{file} belongs to another city or to other units: {count} units of the release {title} are not in the results: {units}. Choose the ledger of these units, or begin a new one.</source>
      <translation>{file} gehört zu einer anderen Stadt oder zu anderen Einheiten: {count} Einheiten der Freigabe {title} stehen nicht in den Ergebnissen: {units}. Wählen Sie das Verzeichnis zu diesen Einheiten oder beginnen Sie ein neues.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/ledger.py" line="271" />
      <source>{file} was edited: entry {entry} ({title}) is not as it was written. Take a copy from a backup; with an edited ledger nobody can tell what is known already.</source>
      <translation>{file} wurde bearbeitet: Eintrag {entry} ({title}) ist nicht mehr so, wie er geschrieben wurde. Nehmen Sie eine Kopie aus einer Sicherung; mit einem bearbeiteten Verzeichnis weiß niemand, was schon bekannt ist.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/ledger.py" line="280" />
      <source>{file} was edited: its last entries are missing. Take a copy from a backup.</source>
      <translation>{file} wurde bearbeitet: Die letzten Einträge fehlen. Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
  </context>
  <context>
    <name>live</name>
    <message>
      <location filename="../bridge/live_areas.py" line="90" />
      <source>Figures while drawing need units that are polygons; {layer} holds points.</source>
      <translation>Zahlen beim Zeichnen brauchen Einheiten mit Flächen; {layer} enthält Punkte.</translation>
    </message>
    <message>
      <location filename="../bridge/live_areas.py" line="106" />
      <source>{file} is a release and holds no counts of units; figures while drawing need a result.</source>
      <translation>{file} ist eine Freigabe und enthält keine Zählungen der Einheiten; Zahlen beim Zeichnen brauchen ein Ergebnis.</translation>
    </message>
  </context>
  <context>
    <name>optimal</name>
    <message>
      <location filename="../core/disclosure/optimal.py" line="82" />
      <source>No pattern was found within {seconds} s: {reason}</source>
      <translation>Innerhalb von {seconds} s wurde kein Sperrmuster gefunden: {reason}</translation>
    </message>
  </context>
  <context>
    <name>plugin</name>
    <message>
      <location filename="../plugin.py" line="45" />
      <source>Sozialraumatlas Panel</source>
      <translation>Sozialraumatlas-Fenster</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="48" />
      <source>Import Counts…</source>
      <translation>Zählungen einlesen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="51" />
      <source>Compute Indicators…</source>
      <translation>Indikatoren berechnen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="54" />
      <source>Snap Areas to Units…</source>
      <translation>Gebiete an Einheiten anpassen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="57" />
      <source>Release Results…</source>
      <translation>Ergebnisse freigeben…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="61" />
      <source>Compare Districts with Areas…</source>
      <translation>Bezirke mit Gebieten vergleichen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="64" />
      <source>Make Atlas…</source>
      <translation>Atlas erstellen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="65" />
      <source>Export Release…</source>
      <translation>Freigabe weitergeben…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="66" />
      <source>Run a Recipe…</source>
      <translation>Rezept ausführen…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="68" />
      <source>Write Example City…</source>
      <translation>Beispielstadt schreiben…</translation>
    </message>
    <message>
      <location filename="../plugin.py" line="70" />
      <source>Help</source>
      <translation>Hilfe</translation>
    </message>
  </context>
  <context>
    <name>profiles</name>
    <message>
      <location filename="../core/disclosure/profiles.py" line="73" />
      <source>There is no disclosure profile “{name}”. There are: {known}.</source>
      <translation>Es gibt keine Geheimhaltungsregel „{name}“. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="85" />
      <source>The disclosure profiles {file} cannot be read: {reason}</source>
      <translation>Die Geheimhaltungsregeln {file} lassen sich nicht lesen: {reason}</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="92" />
      <source>{file}: entries under “profiles:” are expected, as in resources/profiles.yaml.</source>
      <translation>{file}: Unter „profiles:“ werden Einträge erwartet wie in resources/profiles.yaml.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="102" />
      <source>{file}, profile {name}: {reason}</source>
      <translation>{file}, Regel {name}: {reason}</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="107" />
      <source>“{key}” needs a text in de and en.</source>
      <translation>„{key}“ braucht einen Text in de und en.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="114" />
      <source>“{key}” must be a whole number of at least {least}.</source>
      <translation>„{key}“ muss eine ganze Zahl von mindestens {least} sein.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="121" />
      <source>entries of the form “name: value” are expected here.</source>
      <translation>hier werden Einträge der Form „Name: Wert“ erwartet.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="124" />
      <source>unknown entries: {names}.</source>
      <translation>unbekannte Einträge: {names}.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/profiles.py" line="126" />
      <source>“criterion” must be one of {known}.</source>
      <translation>„criterion“ muss eines von {known} sein.</translation>
    </message>
  </context>
  <context>
    <name>program</name>
    <message>
      <location filename="../core/disclosure/program.py" line="176" />
      <source>The solver ended without an answer ({reason}), so nothing is known about the safety of the release and nothing was written. Publish coarser areas, fewer indicators or fewer dates at a time.</source>
      <translation>Der Löser endete ohne Antwort ({reason}); über die Sicherheit der Freigabe ist also nichts bekannt, und es wurde nichts geschrieben. Veröffentlichen Sie gröbere Gebiete, weniger Indikatoren oder weniger Stichtage auf einmal.</translation>
    </message>
  </context>
  <context>
    <name>protection</name>
    <message>
      <location filename="../core/disclosure/protection.py" line="121" />
      <source>cases of the city that no unit holds</source>
      <translation>Fälle der Stadt, die in keiner Einheit liegen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protection.py" line="123" />
      <source>what no area covers</source>
      <translation>was kein Gebiet abdeckt</translation>
    </message>
  </context>
  <context>
    <name>protocol</name>
    <message>
      <location filename="../core/disclosure/protocol.py" line="169" />
      <source>What somebody knows from elsewhere: of single persons, from other publications, from releases that are not in the ledger.</source>
      <translation>Was jemand anderswoher weiß: über einzelne Personen, aus anderen Veröffentlichungen, aus Freigaben, die nicht im Verzeichnis stehen.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="170" />
      <source>That people stay: who knows that the same persons live in an area in both years can conclude more from two dates than from each.</source>
      <translation>Dass Menschen bleiben: Wer weiß, dass in beiden Jahren dieselben Personen in einem Gebiet wohnen, kann aus zwei Stichtagen mehr schließen als aus jedem einzelnen.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="171" />
      <source>Somebody who is counted in a cell and subtracts himself.</source>
      <translation>Wer selbst in einer Zahl mitgezählt ist und sich abzieht.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="172" />
      <source>Mean ages: they are released to one decimal, without the sum of ages, where the number of residents is released and large enough; they are not part of the linear systems.</source>
      <translation>Durchschnittsalter: Sie werden mit einer Nachkommastelle und ohne die Summe der Lebensjahre freigegeben, wo die Einwohnerzahl freigegeben und groß genug ist; sie sind nicht Teil der Gleichungssysteme.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="173" />
      <source>Which figures are withheld: the pattern follows from the counts and is no random one.</source>
      <translation>Welche Zahlen gesperrt sind: Das Muster folgt aus den Zahlen und ist nicht zufällig.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="181" />
      <source>Disclosure control protocol</source>
      <translation>Protokoll der Geheimhaltung</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="183" />
      <source>Minimum count</source>
      <translation>Mindestfallzahl</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="184" />
      <source>Minimum base of rates</source>
      <translation>Mindestbasis von Quoten</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="185" />
      <source>Minimum number of residents of an area</source>
      <translation>Mindesteinwohnerzahl eines Gebiets</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="186" />
      <source>0 % and 100 % withheld below a base of</source>
      <translation>0 % und 100 % gesperrt unter einer Basis von</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="187" />
      <source>What must stay possible</source>
      <translation>Was möglich bleiben muss</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="192" />
      <source>Rounded to multiples of</source>
      <translation>Gerundet auf Vielfache von</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="193" />
      <source>Largest possible deviation</source>
      <translation>Größte mögliche Abweichung</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="194" />
      <source>Counts that add up</source>
      <translation>Zahlen, die sich zu ihren Summen ergänzen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="197" />
      <source>Counts published</source>
      <translation>Veröffentlichte Zahlen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="198" />
      <source>Counts withheld</source>
      <translation>Gesperrte Zahlen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="199" />
      <source>Protected counts and pieces examined</source>
      <translation>Geprüfte geschützte Zahlen und Teilflächen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="200" />
      <source>of which can be narrowed below the criterion</source>
      <translation>davon unter das Kriterium einzugrenzen</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="202" />
      <source>Narrowest range that stays possible for any of them</source>
      <translation>Kleinste Spanne, die für eine von ihnen möglich bleibt</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="205" />
      <source>Systems solved</source>
      <translation>Gelöste Gleichungssysteme</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="206" />
      <source>Tables of the proof</source>
      <translation>Tabellen des Beweises</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="210" />
      <source>No pattern withholds less; proven up to</source>
      <translation>Kein Muster sperrt weniger; bewiesen bis auf</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="212" />
      <source>For the statistics office. Internal: do not pass it on with the release.</source>
      <translation>Für die Statistikstelle. Intern: nicht mit der Freigabe weitergeben.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="213" />
      <source>Created {time}. Nothing here is legal advice: the statistics office decides which rule holds.</source>
      <translation>Erstellt {time}. Das ist keine Rechtsberatung: Die Statistikstelle entscheidet, welche Regel gilt.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="216" />
      <source>For every protected count two tables of whole numbers were found that agree with everything published, now and in the releases of the ledger: one in which it is small enough, one in which it is large enough.</source>
      <translation>Für jede geschützte Zahl wurden zwei Tabellen mit ganzen Zahlen gefunden, die zu allem passen, was jetzt und in den Freigaben des Verzeichnisses veröffentlicht ist: eine, in der sie klein genug ist, und eine, in der sie groß genug ist.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="221" />
      <source>Rule: {profile}</source>
      <translation>Regel: {profile}</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="227" />
      <source>Audit: passed</source>
      <translation>Prüfung: bestanden</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="237" />
      <source>{file}: {count} areas</source>
      <translation>{file}: {count} Gebiete</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="241" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="242" />
      <source>Figures</source>
      <translation>Werte</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="243" />
      <source>shown</source>
      <translation>gezeigt</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="244" />
      <source>withheld for themselves</source>
      <translation>für sich gesperrt</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="245" />
      <source>withheld to protect others</source>
      <translation>zum Schutz anderer gesperrt</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="250" />
      <source>No piece with fewer than {count} residents comes out when areas are subtracted from each other.</source>
      <translation>Keine Teilfläche mit weniger als {count} Einwohnern bleibt übrig, wenn man Gebiete voneinander abzieht.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="252" />
      <source>Pieces with fewer than {count} residents that come out when areas are subtracted from each other; their counts are protected:</source>
      <translation>Teilflächen mit weniger als {count} Einwohnern, die übrig bleiben, wenn man Gebiete voneinander abzieht; ihre Zahlen sind geschützt:</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="254" />
      <source>Differencing</source>
      <translation>Abziehen von Gebieten</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="261" />
      <source>Earlier releases taken into account</source>
      <translation>Berücksichtigte frühere Freigaben</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="262" />
      <source>None.</source>
      <translation>Keine.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="265" />
      <source>What is not covered</source>
      <translation>Was nicht abgedeckt ist</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="266" />
      <source>How to check the proof</source>
      <translation>Wie der Beweis zu prüfen ist</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="275" />
      <source>0, and at least {count}</source>
      <translation>0 und mindestens {count}</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="277" />
      <source>values at least {width} apart</source>
      <translation>Werte mit mindestens {width} Abstand</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="282" />
      <source>protocol.json holds under “atoms” the smallest pieces with the part of each that belongs to each area, and under “proof” the tables: counts of every piece.</source>
      <translation>protocol.json enthält unter „atoms“ die kleinsten Teilflächen mit dem Anteil jeder an jedem Gebiet und unter „proof“ die Tabellen: Zahlen für jede Teilfläche.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="283" />
      <source>Take any table, any area and any count that is published for it: add up the counts of the pieces times their part. The sum is the published figure (with rounding or estimates: lies in its range).</source>
      <translation>Nehmen Sie eine beliebige Tabelle, ein Gebiet und eine dafür veröffentlichte Zahl: Addieren Sie die Zahlen der Teilflächen mal ihrem Anteil. Die Summe ist die veröffentlichte Zahl (bei Rundung oder Schätzung: liegt in ihrer Spanne).</translation>
    </message>
    <message>
      <location filename="../core/disclosure/protocol.py" line="284" />
      <source>Take any count that is withheld because it is small: over the tables of its date its sums reach from the lower to the upper limit of the rule.</source>
      <translation>Nehmen Sie eine Zahl, die gesperrt ist, weil sie klein ist: Über die Tabellen ihres Stichtags reichen ihre Summen von der unteren bis zur oberen Grenze der Regel.</translation>
    </message>
  </context>
  <context>
    <name>publication</name>
    <message>
      <location filename="../core/disclosure/publication.py" line="59" />
      <source>{file} is not a result but a {kind}. Choose the file that “Compute indicators” has written.</source>
      <translation>{file} ist kein Ergebnis, sondern: {kind}. Wählen Sie die Datei, die „Indikatoren berechnen“ geschrieben hat.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="200" />
      <source>the whole city</source>
      <translation>die ganze Stadt</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="259" />
      <source>an area or date of the facts is in no other layer</source>
      <translation>ein Gebiet oder Stichtag der Werte steht in keiner anderen Ebene</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="327" />
      <source>Two results have the same file name: {names}. Rename one, since the releases are named alike.</source>
      <translation>Zwei Ergebnisse haben denselben Dateinamen: {names}. Benennen Sie eines um, denn die Freigaben heißen ebenso.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="348" />
      <source>{first} and {second} were computed on different units, {count} are only in one of them: {units}. Compute both from the same layer of units and the same counts.</source>
      <translation>{first} und {second} wurden mit verschiedenen Einheiten berechnet, {count} stehen nur in einem davon: {units}. Berechnen Sie beide aus derselben Ebene der Einheiten und denselben Zählungen.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="365" />
      <source>the crosswalk does not fit the areas</source>
      <translation>die Zuordnung der Einheiten passt nicht zu den Gebieten</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="402" />
      <source>{first} and {second} hold different counts, for example {variable} of unit {unit} at {date}: {a} and {b}. Compute both from the same counts.</source>
      <translation>{first} und {second} enthalten verschiedene Zählungen, etwa {variable} der Einheit {unit} am {date}: {a} und {b}. Berechnen Sie beide aus denselben Zählungen.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="430" />
      <source>Disclosure control needs whole counts of persons or cases, but {count} are negative or fractional: {found}. Round yearly means to whole numbers in the source, or leave out their indicators.</source>
      <translation>Die Geheimhaltung braucht ganze Zahlen von Personen oder Fällen, aber {count} sind negativ oder gebrochen: {found}. Runden Sie Jahresmittel in der Quelle auf ganze Zahlen oder lassen Sie ihre Indikatoren weg.</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="474" />
      <source>the facts are not what counts and crosswalk give</source>
      <translation>die Werte sind nicht das, was Zählungen und Zuordnung ergeben</translation>
    </message>
    <message>
      <location filename="../core/disclosure/publication.py" line="479" />
      <source>{file} was changed after it was computed: {reason}. Compute the indicators again.</source>
      <translation>{file} wurde nach der Berechnung verändert: {reason}. Berechnen Sie die Indikatoren neu.</translation>
    </message>
  </context>
  <context>
    <name>report</name>
    <message>
      <location filename="../reports/comparison.py" line="51" />
      <source>Districts and the areas people live in</source>
      <translation>Bezirke und Lebensräume</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="52" />
      <source>{areas} against {districts}, {date}</source>
      <translation>{areas} gegenüber {districts}, {date}</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="55" />
      <source>For internal use only: holds unprotected figures</source>
      <translation>Nur für den internen Dienstgebrauch: enthält ungeschützte Zahlen</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="57" />
      <source>What the districts hide</source>
      <translation>Was die Bezirke verdecken</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="58" />
      <source>Methods and limits</source>
      <translation>Methoden und Grenzen</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="59" />
      <source>the area itself</source>
      <translation>der Lebensraum selbst</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="60" />
      <source>what the districts would say of it</source>
      <translation>was die Bezirke von ihm sagen würden</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="87" />
      <source>{area}: {label} {value}. The districts it lies in would have said {expected}; they hide {hidden} more (city {city}).</source>
      <translation>{area}: {label} {value}. Die Bezirke, in denen der Lebensraum liegt, hätten {expected} gesagt; sie verdecken {hidden} mehr (Stadt {city}).</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="89" />
      <source>{area}: {label} {value}. The districts it lies in would have said {expected}; it is {hidden} less (city {city}).</source>
      <translation>{area}: {label} {value}. Die Bezirke, in denen der Lebensraum liegt, hätten {expected} gesagt; es sind {hidden} weniger (Stadt {city}).</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="99" />
      <source>No difference between areas and districts is larger than chance on so small a base.</source>
      <translation>Kein Unterschied zwischen Lebensräumen und Bezirken ist bei so kleiner Basis größer als der Zufall.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="127" />
      <source>Districts ({count})</source>
      <translation>Bezirke ({count})</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="128" />
      <source>Areas people live in ({count})</source>
      <translation>Lebensräume ({count})</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="132" />
      <source>Each area beside what its districts would say</source>
      <translation>Jeder Lebensraum neben dem, was seine Bezirke sagen würden</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="134" />
      <source>The same figures; in brackets the range that chance alone explains on this base (95 %)</source>
      <translation>Dieselben Werte; in Klammern die Spanne, die auf dieser Basis der Zufall allein erklärt (95 %)</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="136" />
      <source>Area</source>
      <translation>Lebensraum</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="310" />
      <location filename="../reports/comparison.py" line="191" />
      <location filename="../reports/comparison.py" line="136" />
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="229" />
      <location filename="../reports/comparison.py" line="136" />
      <source>City</source>
      <translation>Stadt</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="137" />
      <source>Districts</source>
      <translation>Bezirke</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="138" />
      <source>Hidden difference ({unit})</source>
      <translation>Verdeckte Differenz ({unit})</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="139" />
      <source>Lowest district</source>
      <translation>Niedrigster Bezirk</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="140" />
      <source>Highest district</source>
      <translation>Höchster Bezirk</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="140" />
      <source>Rank</source>
      <translation>Rang</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="141" />
      <source>Change ({unit})</source>
      <translation>Veränderung ({unit})</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="188" />
      <source>All units with a base of 20 or more inside each district and area (the bar is the value of the whole)</source>
      <translation>Alle Einheiten mit einer Basis von mindestens 20 in jedem Bezirk und Lebensraum (der Strich ist der Wert des Ganzen)</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="189" />
      <source>Spread of the units</source>
      <translation>Streuung der Einheiten</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="191" />
      <source>District or area</source>
      <translation>Bezirk oder Lebensraum</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="191" />
      <source>Units</source>
      <translation>Einheiten</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="192" />
      <source>Lower quartile</source>
      <translation>Unteres Quartil</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="192" />
      <source>Median</source>
      <translation>Median</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="192" />
      <source>Upper quartile</source>
      <translation>Oberes Quartil</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="225" />
      <source>Table for the application</source>
      <translation>Tabelle für den Antrag</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="226" />
      <source>Value of the area, in brackets what its districts would say of it; last the city.</source>
      <translation>Wert des Lebensraums, in Klammern, was seine Bezirke von ihm sagen würden; zuletzt die Stadt.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="253" />
      <location filename="../reports/comparison.py" line="229" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="247" />
      <source>Need that the areas reach</source>
      <translation>Bedarf, den die Lebensräume erreichen</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="248" />
      <source>Which part of the city's cases lives in all areas together, against their part of the residents, and against the districts with the highest shares that hold as many residents (in %).</source>
      <translation>Welcher Teil der Fälle der Stadt in allen Lebensräumen zusammen wohnt, gegenüber ihrem Teil der Einwohner und gegenüber den Bezirken mit den höchsten Anteilen, die ebenso viele Einwohner haben (in %).</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="253" />
      <source>Part of the city's cases</source>
      <translation>Teil der Fälle der Stadt</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="254" />
      <source>Part of the residents</source>
      <translation>Teil der Einwohner</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="254" />
      <source>Concentration</source>
      <translation>Konzentration</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="255" />
      <source>The worst districts would reach</source>
      <translation>Die höchsten Bezirke würden erreichen</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="255" />
      <source>These districts</source>
      <translation>Diese Bezirke</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="265" />
      <source>districts</source>
      <translation>Bezirke</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="265" />
      <source>areas</source>
      <translation>Lebensräume</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="276" />
      <source>How unequal the areas are</source>
      <translation>Wie ungleich die Gebiete sind</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="277" />
      <source>Every measure depends on the number and size of the areas, so it is given with them. Segregation index: the part of the group in % that would have to move to live like the rest; by chance: what random placement would give. Explained: the part of the differences between units in % that lies between these areas.</source>
      <translation>Jedes Maß hängt von Zahl und Größe der Gebiete ab und steht deshalb mit ihnen. Segregationsindex: der Teil der Gruppe in %, der umziehen müsste, um so verteilt zu wohnen wie die übrigen; durch Zufall: was zufälliges Verteilen ergäbe. Erklärt: der Teil der Unterschiede zwischen Einheiten in %, der zwischen diesen Gebieten liegt.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="283" />
      <source>Indicator and level</source>
      <translation>Indikator und Ebene</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="283" />
      <source>Number</source>
      <translation>Zahl</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="283" />
      <source>Mean residents</source>
      <translation>Mittlere Einwohnerzahl</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="284" />
      <source>Lowest to highest</source>
      <translation>Niedrigster bis höchster Wert</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="284" />
      <source>Standard deviation</source>
      <translation>Standardabweichung</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="285" />
      <source>Segregation index</source>
      <translation>Segregationsindex</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="285" />
      <source>by chance</source>
      <translation>durch Zufall</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="285" />
      <source>explained</source>
      <translation>erklärt</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="304" />
      <source>How much of it is the boundary</source>
      <translation>Wie viel davon die Grenze ausmacht</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="305" />
      <source>The same figure with one ring of units less and more, with other methods, and among random contiguous areas of the same population: a percentile near 0 or 100 is no accident of the boundary.</source>
      <translation>Derselbe Wert mit einem Kranz von Einheiten weniger und mehr, mit anderen Methoden und unter zufälligen zusammenhängenden Gebieten gleicher Einwohnerzahl: Ein Perzentil nahe 0 oder 100 ist kein Zufall der Grenze.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="310" />
      <source>Area and indicator</source>
      <translation>Lebensraum und Indikator</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="310" />
      <source>a ring less</source>
      <translation>ein Kranz weniger</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="311" />
      <source>a ring more</source>
      <translation>ein Kranz mehr</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="311" />
      <source>by point</source>
      <translation>nach Punkt</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="311" />
      <source>by surface</source>
      <translation>nach Fläche</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="312" />
      <source>median of random areas</source>
      <translation>Median der zufälligen Gebiete</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="312" />
      <source>percentile</source>
      <translation>Perzentil</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="320" />
      <source>the residents that area and district share, counted over the units</source>
      <translation>den Einwohnern entspricht, die Lebensraum und Bezirk gemeinsam haben, gezählt über die Einheiten</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="322" />
      <source>the surface that area and district share, since releases hold no counts of units</source>
      <translation>der Fläche entspricht, die Lebensraum und Bezirk gemeinsam haben, da Freigaben keine Zahlen der Einheiten enthalten</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="325" />
      <source>What the districts would say: each district gives an area the part of its numerator and denominator that corresponds to {basis}; these are added up and divided. The hidden difference is the true value minus that. Rates are never averaged.</source>
      <translation>Was die Bezirke sagen würden: Jeder Bezirk gibt einem Lebensraum den Teil seines Zählers und Nenners, der {basis}; diese werden addiert und dividiert. Die verdeckte Differenz ist der wahre Wert minus diesem. Quoten werden nie gemittelt.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="330" />
      <source>Ranges are Wilson intervals at 95 %. Registers are full counts, so they are descriptive: they say how far a share on so small a base swings from year to year without anything having changed.</source>
      <translation>Spannen sind Wilson-Intervalle zu 95 %. Register sind Vollerhebungen; die Intervalle sind deshalb beschreibend: Sie sagen, wie weit ein Anteil auf so kleiner Basis von Jahr zu Jahr schwankt, ohne dass sich etwas geändert hätte.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="334" />
      <source>Areas drawn around a need show it more strongly than areas drawn otherwise; other boundaries give other figures. The comparison says nothing about single households, and nothing about causes.</source>
      <translation>Gebiete, die um einen Bedarf gezeichnet sind, zeigen ihn stärker als anders gezeichnete; andere Grenzen ergeben andere Werte. Der Vergleich sagt nichts über einzelne Haushalte und nichts über Ursachen.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="338" />
      <source>Rank 1 is the highest value among all districts and areas. A dot stands for a figure that is withheld or missing.</source>
      <translation>Rang 1 ist der höchste Wert unter allen Bezirken und Lebensräumen. Ein Punkt steht für einen gesperrten oder fehlenden Wert.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="342" />
      <source>Sources: {sources}; own calculation.</source>
      <translation>Quellen: {sources}; eigene Berechnung.</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="348" />
      <source>per 100</source>
      <translation>je 100</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="362" />
      <location filename="../reports/comparison.py" line="348" />
      <source>years</source>
      <translation>Jahre</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="361" />
      <source>percentage points</source>
      <translation>Prozentpunkte</translation>
    </message>
    <message>
      <location filename="../reports/comparison.py" line="361" />
      <source>points</source>
      <translation>Punkte</translation>
    </message>
  </context>
  <context>
    <name>sensitivity</name>
    <message>
      <location filename="../core/comparison/sensitivity.py" line="59" />
      <source>{file} is a release: without the counts of units the boundary cannot be moved.</source>
      <translation>{file} ist eine Freigabe: Ohne die Zahlen der Einheiten lässt sich die Grenze nicht verschieben.</translation>
    </message>
    <message>
      <location filename="../core/comparison/sensitivity.py" line="66" />
      <source>{layer} is not the layer of units that {file} was computed on: {count} ids are missing.</source>
      <translation>{layer} ist nicht die Ebene der Einheiten, mit der {file} berechnet wurde: {count} Kennungen fehlen.</translation>
    </message>
  </context>
  <context>
    <name>snapping</name>
    <message>
      <location filename="../core/snapping.py" line="74" />
      <source>THRESHOLD must be above 0 and at most 1.</source>
      <translation>THRESHOLD muss über 0 liegen und höchstens 1 sein.</translation>
    </message>
    <message>
      <location filename="../core/snapping.py" line="76" />
      <source>{layer} must hold polygons.</source>
      <translation>{layer} muss Flächen enthalten.</translation>
    </message>
    <message>
      <location filename="../core/snapping.py" line="125" />
      <source>{count} units were claimed by several areas and went to the one that holds most: {units}.</source>
      <translation>{count} Einheiten wurden von mehreren Gebieten beansprucht und gingen an das mit dem größten Anteil: {units}.</translation>
    </message>
    <message>
      <location filename="../core/snapping.py" line="169" />
      <source>{area} falls into {count} pieces; the one with most residents stays, without the units {units} ({residents} residents).</source>
      <translation>{area} zerfällt in {count} Teile; der mit den meisten Einwohnern bleibt, ohne die Einheiten {units} ({residents} Einwohner).</translation>
    </message>
    <message>
      <location filename="../core/snapping.py" line="206" />
      <source>{area} had too few residents; added: {units}. It has {residents} now.</source>
      <translation>{area} hatte zu wenige Einwohner; hinzugefügt: {units}. Es hat jetzt {residents}.</translation>
    </message>
    <message>
      <location filename="../core/snapping.py" line="214" />
      <source>{area} has {residents} residents, fewer than {minimum}, and no free neighbour.</source>
      <translation>{area} hat {residents} Einwohner, weniger als {minimum}, und keinen freien Nachbarn.</translation>
    </message>
  </context>
  <context>
    <name>social_index</name>
    <message>
      <location filename="../core/social_index.py" line="61" />
      <source>high</source>
      <translation>hoch</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="61" />
      <source>medium</source>
      <translation>mittel</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="62" />
      <source>low</source>
      <translation>niedrig</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="62" />
      <source>very low</source>
      <translation>sehr niedrig</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="72" />
      <source>positive</source>
      <translation>positiv</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="72" />
      <source>stable</source>
      <translation>stabil</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="72" />
      <source>negative</source>
      <translation>negativ</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="97" />
      <source>“{text}” are no class limits. Write ascending limits as in -1;1;1.5, or with names as in high&lt;-1;medium&lt;1;low&lt;1.5;very low.</source>
      <translation>„{text}“ sind keine Klassengrenzen. Schreiben Sie aufsteigende Grenzen wie -1;1;1,5 oder mit Namen wie hoch&lt;-1;mittel&lt;1;niedrig&lt;1,5;sehr niedrig.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="119" />
      <source>The file has no indicator {name}. It has: {known}.</source>
      <translation>Die Datei hat keinen Indikator {name}. Vorhanden sind: {known}.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="124" />
      <source>The indicator {name} is named twice.</source>
      <translation>Der Indikator {name} ist zweimal genannt.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="129" />
      <source>{name} is neither a burden nor a strength by the catalogue: write +{name} if a high value means need, else -{name}.</source>
      <translation>{name} ist nach dem Katalog weder Belastung noch Stärke: Schreiben Sie +{name}, wenn ein hoher Wert Bedarf bedeutet, sonst -{name}.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="140" />
      <source>“{text}”: the weight must be a number above zero.</source>
      <translation>„{text}“: Das Gewicht muss eine Zahl über null sein.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="145" />
      <source>An index needs at least two indicators, as in +kind_bg;+alo_q;-ew_entw.</source>
      <translation>Ein Index braucht mindestens zwei Indikatoren, etwa +kind_bg;+alo_q;-ew_entw.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="177" />
      <source>Only {count} areas have all figures of the index at {date}; at least two are needed. Leave out an indicator that is withheld or missing in many areas.</source>
      <translation>Nur {count} Gebiete haben alle Werte des Index zum {date}; mindestens zwei sind nötig. Lassen Sie einen Indikator weg, der in vielen Gebieten gesperrt ist oder fehlt.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="207" />
      <source>too few residents</source>
      <translation>zu wenige Einwohner</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="207" />
      <source>a figure is missing or withheld</source>
      <translation>ein Wert fehlt oder ist gesperrt</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="221" />
      <source>{name} is the same in all areas, so it cannot rank them. Leave it out.</source>
      <translation>{name} ist in allen Gebieten gleich und kann sie nicht ordnen. Lassen Sie ihn weg.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="290" />
      <source>These indicators contain each other, so the same people weigh twice in the index: {pairs}.</source>
      <translation>Diese Indikatoren enthalten einander, sodass dieselben Menschen im Index doppelt zählen: {pairs}.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="303" />
      <source>{count} areas with fewer than {minimum} residents are not in the index: {areas}.</source>
      <translation>{count} Gebiete mit weniger als {minimum} Einwohnern sind nicht im Index: {areas}.</translation>
    </message>
    <message>
      <location filename="../core/social_index.py" line="310" />
      <source>{count} areas have no index, since a figure is missing or withheld: {areas}.</source>
      <translation>{count} Gebiete haben keinen Index, da ein Wert fehlt oder gesperrt ist: {areas}.</translation>
    </message>
  </context>
  <context>
    <name>styles</name>
    <message>
      <location filename="../bridge/styles.py" line="194" />
      <location filename="../bridge/styles.py" line="74" />
      <source>no value</source>
      <translation>kein Wert</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="95" />
      <source>{label}: count</source>
      <translation>{label}: Anzahl</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="96" />
      <source>{label}: change</source>
      <translation>{label}: Veränderung</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="107" />
      <location filename="../bridge/styles.py" line="99" />
      <source>Area id</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="108" />
      <location filename="../bridge/styles.py" line="100" />
      <source>Area</source>
      <translation>Gebiet</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="109" />
      <source>Indicator</source>
      <translation>Indikator</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="110" />
      <source>Reference date</source>
      <translation>Stichtag</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="111" />
      <source>Numerator</source>
      <translation>Zähler</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="112" />
      <source>Denominator</source>
      <translation>Nenner</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="113" />
      <source>Value</source>
      <translation>Wert</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="114" />
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="115" />
      <source>Base date</source>
      <translation>Basisdatum</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="116" />
      <source>Value at base date</source>
      <translation>Wert am Basisdatum</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="117" />
      <source>Change</source>
      <translation>Veränderung</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="118" />
      <source>Unit of change</source>
      <translation>Einheit der Veränderung</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="119" />
      <source>Lower bound</source>
      <translation>Untergrenze</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="120" />
      <source>Upper bound</source>
      <translation>Obergrenze</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="121" />
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="122" />
      <source>Status of change</source>
      <translation>Status der Veränderung</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="123" />
      <source>Note</source>
      <translation>Anmerkung</translation>
    </message>
    <message>
      <location filename="../bridge/styles.py" line="187" />
      <source>withheld</source>
      <translation>gesperrt</translation>
    </message>
  </context>
  <context>
    <name>surface_shares</name>
    <message>
      <location filename="../core/surface_shares.py" line="65" />
      <source>{layer}: {count} pairs of units overlap each other by {surface} ha in all; who lives there may be counted twice: {pairs}.</source>
      <translation>{layer}: {count} Paare von Einheiten überschneiden sich, zusammen um {surface} ha; wer dort lebt, ist vielleicht doppelt gezählt: {pairs}.</translation>
    </message>
  </context>
  <context>
    <name>yaml_files</name>
    <message>
      <location filename="../core/yaml_files.py" line="24" />
      <source>{file} cannot be used: it cannot be read ({reason}).</source>
      <translation>{file} lässt sich nicht verwenden: die Datei ist nicht lesbar ({reason}).</translation>
    </message>
    <message>
      <location filename="../core/yaml_files.py" line="30" />
      <source>{file} cannot be used: it is no YAML ({reason}).</source>
      <translation>{file} lässt sich nicht verwenden: die Datei ist kein YAML ({reason}).</translation>
    </message>
  </context>
  <context>
    <name>yearly</name>
    <message>
      <location filename="../core/yearly/recipe.py" line="103" />
      <source>it has no line “format: 1”</source>
      <translation>ihm fehlt die Zeile „format: 1“</translation>
    </message>
    <message>
      <location filename="../core/yearly/recipe.py" line="107" />
      <source>there is no entry {name}; there are {known}</source>
      <translation>einen Eintrag {name} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
      <location filename="../core/yearly/recipe.py" line="110" />
      <source>the entry {name} is missing</source>
      <translation>der Eintrag {name} fehlt</translation>
    </message>
    <message>
      <location filename="../core/yearly/recipe.py" line="174" />
      <location filename="../core/yearly/recipe.py" line="171" />
      <source>{name}: there is no {value}; there are {known}</source>
      <translation>{name}: {value} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
      <location filename="../core/yearly/recipe.py" line="176" />
      <source>the entry {name} has not the form it should have</source>
      <translation>der Eintrag {name} hat nicht die richtige Form</translation>
    </message>
    <message>
      <location filename="../core/yearly/recipe.py" line="181" />
      <source>The recipe {file} cannot be used: {reason}.</source>
      <translation>Das Rezept {file} lässt sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
      <location filename="../core/yearly/differences.py" line="60" />
      <source>Whole city</source>
      <translation>Gesamtstadt</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="58" />
      <source>The recipe names tables that are not there: {names}.</source>
      <translation>Das Rezept nennt Tabellen, die es nicht gibt: {names}.</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="70" />
      <source>Importing the counts</source>
      <translation>Zählungen werden eingelesen</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="87" />
      <source>Computing indicators: {name}</source>
      <translation>Indikatoren werden berechnet: {name}</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="95" />
      <source>Releasing</source>
      <translation>Freigeben</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="110" />
      <source>comparison</source>
      <translation>vergleich</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="115" />
      <source>Comparing</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="127" />
      <source>Making the atlas</source>
      <translation>Atlas wird erstellt</translation>
    </message>
    <message>
      <location filename="../core/yearly/steps.py" line="137" />
      <source>Exporting {name}</source>
      <translation>{name} wird weitergegeben</translation>
    </message>
  </context>
  <context>
    <name>zones</name>
    <message>
      <location filename="../core/zones.py" line="47" />
      <source>{layer}: {count} invalid geometries were repaired: {ids}.</source>
      <translation>{layer}: {count} ungültige Geometrien wurden repariert: {ids}.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="53" />
      <source>{layer} has no feature with a usable geometry.</source>
      <translation>{layer} hat kein Objekt mit brauchbarer Geometrie.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="56" />
      <source>{layer}: {count} features have no usable geometry and hold nothing: {ids}.</source>
      <translation>{layer}: {count} Objekte haben keine brauchbare Geometrie und enthalten nichts: {ids}.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="88" />
      <source>{layer} has no features.</source>
      <translation>{layer} hat keine Objekte.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="89" />
      <source>feature {number}</source>
      <translation>Objekt {number}</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="92" />
      <source>{layer}: the id is empty in {features}. Every feature needs an id.</source>
      <translation>{layer}: Der Schlüssel ist leer in {features}. Jedes Objekt braucht einen Schlüssel.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="99" />
      <source>{layer}: these ids are there more than once: {ids}. Choose the field that holds the id, or dissolve the layer by it first.</source>
      <translation>{layer}: Diese Schlüssel kommen mehrfach vor: {ids}. Bitte das Feld mit dem Schlüssel wählen oder den Layer zuerst danach auflösen.</translation>
    </message>
    <message>
      <location filename="../core/zones.py" line="107" />
      <source>{layer}: the id _total is kept for the whole city. Rename that feature.</source>
      <translation>{layer}: Der Schlüssel _total ist der Gesamtstadt vorbehalten. Bitte das Objekt umbenennen.</translation>
    </message>
  </context>
</TS>
