"""Gazetteers made of records, frames, files and knowledge bases."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from yeksan._columns import library
from yeksan._core import Gazetteer as Core
from yeksan._records import columns_of, records_of_columns
from yeksan.errors import YeksanError
from yeksan.knowledge import classes, followthemoney, shape
from yeksan.knowledge.lines import Lines, Source
from yeksan.knowledge.names import check_fields

if TYPE_CHECKING:
    from typing_extensions import Self

Path: TypeAlias = "str | os.PathLike[str]"
#: Fields to keep: their names, or names of ours by theirs.
Fields: TypeAlias = "Sequence[str] | Mapping[str, str]"


class Sources:
    """What a gazetteer can be made of; the part of `Gazetteer` that reads."""

    __slots__ = ("_core",)
    _core: Core

    @classmethod
    def _of(cls, core: Core) -> Self:
        made = object.__new__(cls)
        object.__setattr__(made, "_core", core)
        return made

    @classmethod
    def from_records(cls, records: Iterable[Mapping[str, Any]], *, exonyms: bool = True) -> Self:
        """Makes a gazetteer of dicts with an id, a type and names.

        Parameters
        ----------
        records
            Dicts with `id` (str or int, each once), `type` (PER, ORG, GPE, LOC or any other; may be left
            out), `names` (lists of str by language code, the preferred name first; a list or a str if the
            language is not known) and any other fields, which are kept. Nulls among names are passed over;
            what cannot be a record is a `DataError` with its row.
        exonyms
            Whether a place that has the name of a country, or of a well-known city, region or water, and
            an organization that has the name of a well-known one (UN, NATO, Reuters) get its names in
            Persian, Arabic, Italian and English, where the record has none in the language: countries
            CLDR's, the others those of a table written by hand. They are found and matched, but are
            not part of the record; Arabic ones are not looked for in Persian texts, nor Persian ones in
            Arabic texts.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_records([{"id": 1, "type": "GPE", "names": {"en": "Ukraine"}}])
        >>> [m.text for m in g.find("dell’Ucraina, أوكرانيا")]
        ['Ucraina', 'أوكرانيا']
        >>> g["1"]
        {'id': '1', 'type': 'GPE', 'names': {'en': ['Ukraine']}}
        """
        if isinstance(records, (Mapping, str)) or library(records):
            remedy = "put it into a list"
            if library(records):
                remedy = "from_frame makes a gazetteer of a table"
            elif isinstance(records, str):
                remedy = "from_jsonl, from_csv and load read a file"
            raise TypeError(f"records are dicts in a list, not {type(records).__name__}; {remedy}")
        return cls._of(Core.from_records(records, exonyms))

    @classmethod
    def from_jsonl(cls, path: Path, *, exonyms: bool = True) -> Self:
        """Makes a gazetteer of a file with one JSON record a line; an error names the line.

        Parameters
        ----------
        path
            The file. Empty lines are passed over.
        exonyms
            As in `from_records`.
        """
        return cls._of(Core.from_jsonl(os.fspath(path), exonyms))

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        *,
        id: str = "id",
        name: str | Sequence[str] | Mapping[str, str] = "name",
        lang: str | None = None,
        type: str | None = None,
        exonyms: bool = True,
    ) -> Self:
        """Makes a gazetteer of a frame with a name, or an entity, a row.

        Rows with one id are one entity; all other columns are kept as fields of its record.

        Parameters
        ----------
        frame
            A frame of pandas, polars or pyarrow, or a dict of lists.
        id, type
            The columns of the ids and of the types. A null id is a `DataError` with its row.
        name
            The column of the names, several of them, or columns by language: `{"fa": "name_fa"}`. A cell
            may hold a list. Nulls are passed over.
        lang
            The column of the names' languages, or one language code for all.
        exonyms
            As in `from_records`.

        Examples
        --------
        >>> import yeksan as yk
        >>> g = yk.Gazetteer.from_frame(
        ...     {"id": ["b", "b"], "name": ["Joe Biden", "جو بایدن"], "lang": ["en", "fa"], "kind": ["PER"] * 2},
        ...     lang="lang", type="kind",
        ... )
        >>> g["b"]
        {'id': 'b', 'type': 'PER', 'names': {'en': ['Joe Biden'], 'fa': ['جو بایدن']}}
        """
        records = records_of_columns(columns_of(frame), id, name, lang, type)
        return cls.from_records(records, exonyms=exonyms)

    @classmethod
    def from_csv(
        cls,
        path: Path,
        *,
        id: str = "id",
        name: str | Sequence[str] | Mapping[str, str] = "name",
        lang: str | None = None,
        type: str | None = None,
        delimiter: str = ",",
        encoding: str = "utf-8-sig",
        exonyms: bool = True,
    ) -> Self:
        """Makes a gazetteer of a CSV file with a header; empty cells are null.

        Parameters
        ----------
        path, delimiter, encoding
            The file and how it is written.
        id, name, lang, type, exonyms
            As in `from_frame`.
        """
        with open(path, encoding=encoding, newline="") as file:
            rows = csv.reader(file, delimiter=delimiter)
            header = next(rows, [])
            columns: dict[str, list[Any]] = {column: [] for column in header}
            for row in rows:
                for number, column in enumerate(header):
                    columns[column].append((row[number] if number < len(row) else "") or None)
        records = records_of_columns(columns, id, name, lang, type)
        return cls.from_records(records, exonyms=exonyms)

    @classmethod
    def from_followthemoney(
        cls,
        source: Source,
        *,
        names: Sequence[str] = followthemoney.NAMES,
        schemas: Sequence[str] | None = None,
        fields: Fields = (),
        exonyms: bool = True,
    ) -> Self:
        """Makes a gazetteer of FollowTheMoney entities, one JSON object a line, such as OpenSanctions' dumps.

        The schema tells the type: Person is PER; Organization, Company, PublicBody and LegalEntity are ORG;
        any other is its own type. Entities without a name are passed over. The file is read line by line,
        and an error names the line.

        Parameters
        ----------
        source
            The file, plain or packed by gzip, bzip2 or xz; or its lines.
        names
            The properties that hold names. Their languages are known where an entity comes with its
            statements. Weak aliases are short and shared by many: leave them out where false mentions cost more
            than missed ones.
        schemas
            Only entities of these schemas.
        fields
            Properties (or keys such as `datasets`) to keep in the record, as lists; `{"born": "birthDate"}`
            gives one another name.
        exonyms
            As in `from_records`.

        Examples
        --------
        >>> import yeksan as yk
        >>> lines = [
        ...     '{"id": "Q1", "schema": "Person", "properties": {"name": ["Ada Rossi"], "alias": ["آدا روسی"]}}',
        ...     '{"id": "Q2", "schema": "Company", "properties": {"name": ["Rossi SpA"], "country": ["it"]}}',
        ... ]
        >>> g = yk.Gazetteer.from_followthemoney(lines, fields=["country"])
        >>> [(m.text, m.id) for m in g.find("آدا روسی، Rossi SpA")]
        [('آدا روسی', 'Q1'), ('Rossi SpA', 'Q2')]
        >>> g["Q2"]
        {'id': 'Q2', 'type': 'ORG', 'names': {'und': ['Rossi SpA']}, 'country': ['it']}
        """
        lines = Lines(source)
        records = followthemoney.records(lines, names, schemas, _fields(fields))
        return cls._read(lines, records, exonyms)

    @classmethod
    def from_wikidata(
        cls,
        source: Source,
        *,
        langs: Sequence[str] | None = ("en", "fa", "ar", "it"),
        types: bool | Mapping[str, str] = False,
        untyped: bool = True,
        fields: Fields = (),
        exonyms: bool = True,
    ) -> Self:
        """Makes a gazetteer of Wikidata: a JSON dump, or a result of the query service as JSON or CSV.

        Labels come first, then aliases. A dump is read line by line; a result is read whole, and its rows are
        gathered by item. An error names the line or the result.

        Parameters
        ----------
        source
            The file, plain or packed by gzip, bzip2 or xz; or its lines. Which of the shapes it has is told by
            its beginning. In a result, `?item` (or the first column that holds items) is the item;
            `?itemLabel`, `?label` and `?name` are labels, `?itemAltLabel`, `?alias`, `?aliases` (with | between
            them) and `?altLabel` aliases; CSV does not tell languages, so call them `?label_fa`, or add `?lang`.
        langs
            The languages of the names, the first of which names the entity; None for all. Regional forms go with
            their language, names for all languages (mul) with none ("und"). What has no name in them is
            passed over.
        types
            True to take the type from the class of an item (P31; in a result a column `?type` or `?class`) for
            some fifty common classes, or types by class: `{"Q5": "PER", "Q515": "GPE"}`. Subclasses are not
            followed.
        untyped
            False leaves out what gets no type.
        fields
            Properties (of a result: columns) to keep in the record: `["P569"]`, or `{"born": "P569"}`.
        exonyms
            As in `from_records`.

        Examples
        --------
        >>> import yeksan as yk
        >>> dump = [
        ...     "[",
        ...     '{"type": "item", "id": "Q220", "labels": {"it": {"language": "it", "value": "Roma"},'
        ...     ' "fa": {"language": "fa", "value": "رم"}}, "aliases": {}, "claims": {}},',
        ...     "]",
        ... ]
        >>> yk.Gazetteer.from_wikidata(dump, langs=["it", "fa"])["Q220"]
        {'id': 'Q220', 'names': {'it': ['Roma'], 'fa': ['رم']}}
        >>> result = ["item,label,lang,type", "http://www.wikidata.org/entity/Q220,رم,fa,Q515"]
        >>> yk.Gazetteer.from_wikidata(result, types={"Q515": "GPE"}).to_records()
        [{'id': 'Q220', 'type': 'GPE', 'names': {'fa': ['رم']}}]
        """
        by_class = types if isinstance(types, Mapping) else classes.TYPES if types else {}
        languages = [langs] if isinstance(langs, str) else langs
        lines = Lines(source)
        records = shape.records(lines, languages, by_class, _fields(fields))
        if not untyped:
            records = (record for record in records if record.get("type"))
        return cls._read(lines, records, exonyms)

    @classmethod
    def _read(cls, lines: Lines, records: Iterable[Mapping[str, Any]], exonyms: bool) -> Self:
        """Takes records while their lines are read, so that an error in one is an error in its line."""
        try:
            return cls._of(Core.from_records(records, exonyms))
        except YeksanError as error:
            if error.row is None:
                raise
            message = str(error).removeprefix(f"row {error.row}: ")
            raise type(error)(f"{lines.place}: {message}") from None

    @classmethod
    def countries(cls, langs: Sequence[str] = ("en", "fa", "ar", "it")) -> Self:
        """Makes the gazetteer of the countries, with CLDR's names, under their ISO 3166 codes.

        Parameters
        ----------
        langs
            The languages of the names: some of en, fa, ar, it, de, fr, es, tr, ckb, ps, ur.

        Examples
        --------
        >>> import yeksan as yk
        >>> [(m.text, m.id) for m in yk.Gazetteer.countries().find("میان ایران و ایتالیا")]
        [('ایران', 'IR'), ('ایتالیا', 'IT')]
        """
        return cls._of(Core.countries([langs] if isinstance(langs, str) else list(langs)))


def _fields(fields: Fields) -> Mapping[str, str]:
    """The fields to keep, theirs by ours."""
    if isinstance(fields, str):
        fields = [fields]
    by_name = fields if isinstance(fields, Mapping) else {field: field for field in fields}
    check_fields(by_name)
    return by_name
