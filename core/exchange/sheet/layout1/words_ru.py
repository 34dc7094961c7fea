"""The sheet in Russian."""

from __future__ import annotations

from core.domain.jury import Role
from core.exchange.sheet.layout1.wording import Wording


def _plural(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004 - 1, 21, 31, but not 11
        return 0
    return 1 if n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14} else 2


RU = Wording(
    code="ru",
    decimal_mark=",",
    months=(
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    moment="{day} {month} {year} г., {time} ({zone})",
    plural=_plural,
    document="Оценочный лист. {juror}. {contest}. Тур {round}, редакция {revision}",
    contest="Конкурс «{title}»",
    season="сезон {season}",
    page="Страница {page} из {pages}",
    title="ОЦЕНОЧНЫЙ ЛИСТ",
    continued_title="ОЦЕНОЧНЫЙ ЛИСТ (продолжение)",
    continued="(продолжение)",
    sample="ОБРАЗЕЦ: имена и баллы условные",
    practice="УЧЕБНЫЙ ПАКЕТ: не учитывается",
    practice_mark="УЧЕБНЫЙ",
    round="Тур",
    assigned=(
        "{title}, распределена {n} заявка",
        "{title}, распределено {n} заявки",
        "{title}, распределено {n} заявок",
    ),
    juror="Член жюри",
    position="Должность",
    signed="Подписан",
    role="Роль",
    roles={
        Role.CHAIR: "председатель жюри, с правом голоса",
        Role.DEPUTY: "заместитель председателя жюри, с правом голоса",
        Role.MEMBER: "член жюри, с правом голоса",
        Role.SECRETARY: "секретарь жюри, без права голоса",
        Role.VOTING_SECRETARY: "секретарь жюри, с правом голоса",
        Role.OBSERVER: "наблюдатель, без права голоса",
        Role.TRAINEE: "стажёр, баллы показываются, но не учитываются",
    },
    juror_code="{name}, код {code}",
    sheet="Номер листа",
    sheet_value="{sheet}, редакция {revision}",
    revision="редакция {revision}",
    fingerprint="Отпечаток ключа",
    generation="{fingerprint}, {generation}-й выпуск",
    replaces="Заменяет",
    replaces_nothing="прежних листов нет",
    replaces_few=("лист с данными {hashes}", "листы с данными {hashes}", "листы с данными {hashes}"),
    replaces_many=(
        "{n} прежний лист, перечень в конце",
        "{n} прежних листа, перечень в конце",
        "{n} прежних листов, перечень в конце",
    ),
    replaced_sheets="Заменяет листы с данными (первые цифры SHA-256)",
    criteria="Критерии",
    own_criteria="Критерии номинации {nomination}",
    each=", от {low} до {high} {points} каждый",
    one_point="балла",
    points="баллов",
    scale="от {low} до {high}",
    step="шаг {step}",
    weight="вес {weight}",
    no_mark="оценка не ставилась; это не ноль",
    ordinal="К{n}",
    number="Номер",
    applicant="Заявитель, страница",
    applicant_and_marks="Заявитель, страница; баллы по критериям, итого",
    total="Итого",
    remark="Замечание",
    labelled_remark="Замечание: {words}",
    nomination="Номинация {number}. {title}",
    recusal="Самоотвод: {words}",
    summary="Итого по листу",
    counts="заявок {entries} · оценено {marked} · самоотводов {recusals}",
    unmarked=" · без оценки {unmarked}",
    sums=" · сумма баллов {total} · замечаний {remarks}",
    statement="Заявление о конфликте интересов",
    no_conflict="Конфликта интересов и личной заинтересованности по заявкам этого листа не имею.",
    recused=(
        "Самоотвод заявлен по одной заявке: {numbers}.",
        "Самоотвод заявлен по {n} заявкам: {numbers}.",
        "Самоотвод заявлен по {n} заявкам: {numbers}.",
    ),
    conflict=(
        "Конфликт интересов заявлен по одной заявке:",
        "Конфликт интересов заявлен по {n} заявкам:",
        "Конфликт интересов заявлен по {n} заявкам:",
    ),
    no_other_conflict="По остальным заявкам конфликта интересов и личной заинтересованности не имею.",
    nothing_below="Ниже записей нет.",
    juror_line="Член жюри",
    secretary_line="Секретарь",
    signature="подпись",
    date_opens="«",
    date_closes="»",
    century="20",
    year="г.",
    data="Данные, SHA-256",
    sources="Лист и основания",
    sources_value="лист {sheet}, редакция {revision} · пакет {package} · правила {rules} · ключ {fingerprint}",
    small_print=(
        "Файл подписан электронной подписью члена жюри. На бумаге подписывается каждая страница; "
        "отпечаток ключа сверяется с показанным программой."
    ),
)
