<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>account</name>
    <message numerus="yes">
        <source>%n field(s) not known yet</source>
        <translation><numerusform>%n field not known yet</numerusform><numerusform>%n fields not known yet</numerusform></translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) lie outside the table and are left out.</source>
        <translation><numerusform>%n cell lies outside the table and is left out.</numerusform><numerusform>%n cells lie outside the table and are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) will change.</source>
        <translation><numerusform>%n cell will change.</numerusform><numerusform>%n cells will change.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) stay as they are.</source>
        <translation><numerusform>%n more cell stays as it is.</numerusform><numerusform>%n more cells stay as they are.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {path}</source>
        <translation><numerusform>%n row written to {path}</numerusform><numerusform>%n rows written to {path}</numerusform></translation>
    </message>
</context>
<context>
    <name>activity</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation><numerusform>%n voice</numerusform><numerusform>%n voices</numerusform></translation>
    </message>
</context>
<context>
    <name>allocation</name>
    <message numerus="yes">
        <source>%n CSM(s)</source>
        <translation><numerusform>%n CSM</numerusform><numerusform>%n CSMs</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) down, at the next tier review</source>
        <translation><numerusform>%n account down, at the next tier review</numerusform><numerusform>%n accounts down, at the next tier review</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in another tier, by hand or until the next tier review</source>
        <translation><numerusform>%n account in another tier, by hand or until the next tier review</numerusform><numerusform>%n accounts in another tier, by hand or until the next tier review</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) up</source>
        <translation><numerusform>%n account up</numerusform><numerusform>%n accounts up</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) wait</source>
        <translation><numerusform>%n account waits</numerusform><numerusform>%n accounts wait</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Begun on {day} for {model}: %n account(s) move, {agree} agreed, {objections} objected, {open} open.</source>
        <translation><numerusform>Begun on {day} for {model}: %n account moves, {agree} agreed, {objections} objected, {open} open.</numerusform><numerusform>Begun on {day} for {model}: %n accounts move, {agree} agreed, {objections} objected, {open} open.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>and %n more account</numerusform><numerusform>and %n more accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{model} · draft: %n cell(s) differ</source>
        <translation><numerusform>{model} · draft: %n cell differs</numerusform><numerusform>{model} · draft: %n cells differ</numerusform></translation>
    </message>
</context>
<context>
    <name>backtest</name>
    <message numerus="yes">
        <source>%n account(s) left while the score was green. Read them first: what did it not see?</source>
        <translation><numerusform>%n account left while the score was green. Read it first: what did the score not see?</numerusform><numerusform>%n accounts left while the score was green. Read them first: what did it not see?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) left out: dated after the data end.</source>
        <translation><numerusform>%n outcome left out: dated after the data end.</numerusform><numerusform>%n outcomes left out: dated after the data end.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) left out: dated before the account was a customer.</source>
        <translation><numerusform>%n outcome left out: dated before the account was a customer.</numerusform><numerusform>%n outcomes left out: dated before the account was a customer.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are those that were shown then; the others were computed from what was known then.</source>
        <translation><numerusform>%n score is the one that was shown then; the others were computed from what was known then.</numerusform><numerusform>%n scores are those that were shown then; the others were computed from what was known then.</numerusform></translation>
    </message>
</context>
<context>
    <name>balance</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: what they need is unknown.</source>
        <translation><numerusform>%n account is unclassified: what it needs is unknown.</numerusform><numerusform>%n accounts are unclassified: what they need is unknown.</numerusform></translation>
    </message>
</context>
<context>
    <name>board</name>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <translation><numerusform>%n renewal</numerusform><numerusform>%n renewals</numerusform></translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%n day(s) left to decide</source>
        <translation><numerusform>%n day left to decide</numerusform><numerusform>%n days left to decide</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Last touch {day}, %n day(s) ago</source>
        <translation><numerusform>Last touch {day}, %n day ago</numerusform><numerusform>Last touch {day}, %n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{text} (was due {day}, %n day(s) over)</source>
        <translation><numerusform>{text} (was due {day}, %n day over)</numerusform><numerusform>{text} (was due {day}, %n days over)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{ticket} (opened {day}, open for %n day(s))</source>
        <translation><numerusform>{ticket} (opened {day}, open for %n day)</numerusform><numerusform>{ticket} (opened {day}, open for %n days)</numerusform></translation>
    </message>
</context>
<context>
    <name>calendars</name>
    <message numerus="yes">
        <source>%n meeting(s) with people on the stop-list were not kept</source>
        <translation><numerusform>%n meeting with people on the stop-list was not kept</numerusform><numerusform>%n meetings with people on the stop-list were not kept</numerusform></translation>
    </message>
</context>
<context>
    <name>campaign</name>
    <message numerus="yes">
        <source>%n account(s) without anybody</source>
        <translation><numerusform>%n account without anybody</numerusform><numerusform>%n accounts without anybody</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n held back</source>
        <translation><numerusform>%n held back</numerusform><numerusform>%n held back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation><numerusform>%n hour</numerusform><numerusform>%n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have no hour at which they may leave.</source>
        <translation><numerusform>%n mail has no hour at which it may leave.</numerusform><numerusform>%n mails have no hour at which they may leave.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave</source>
        <translation><numerusform>%n mail leaves</numerusform><numerusform>%n mails leave</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave. Type the number:</source>
        <translation><numerusform>%n mail leaves. Type the number:</numerusform><numerusform>%n mails leave. Type the number:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s): the first {first}, the last {last} ({lasts}).</source>
        <translation><numerusform>%n mail: the first {first}, the last {last} ({lasts}).</numerusform><numerusform>%n mails: the first {first}, the last {last} ({lasts}).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n other campaign(s) use “{name}”: what you write here becomes this campaign's own text.</source>
        <translation><numerusform>%n other campaign uses “{name}”: what you write here becomes this campaign's own text.</numerusform><numerusform>%n other campaigns use “{name}”: what you write here becomes this campaign's own text.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Checked {when}: %n mail(s) are ready.</source>
        <translation><numerusform>Checked {when}: %n mail is ready.</numerusform><numerusform>Checked {when}: %n mails are ready.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>None of the %n mail(s) has an hour at which it may leave.</source>
        <translation><numerusform>The %n mail has no hour at which it may leave.</numerusform><numerusform>None of the %n mails has an hour at which it may leave.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mailbox sends at most %n a day.</source>
        <translation><numerusform>The mailbox sends at most %n a day.</numerusform><numerusform>The mailbox sends at most %n a day.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mailbox sends at most %n a minute.</source>
        <translation><numerusform>The mailbox sends at most %n a minute.</numerusform><numerusform>The mailbox sends at most %n a minute.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{accounts} account(s) → %n mail(s)</source>
        <translation><numerusform>Accounts: {accounts} → %n mail</numerusform><numerusform>Accounts: {accounts} → %n mails</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{accounts} account(s) → %n person(s). Enter takes them.</source>
        <translation><numerusform>Accounts: {accounts} → %n person. Enter takes them.</numerusform><numerusform>Accounts: {accounts} → %n people. Enter takes them.</numerusform></translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation><numerusform>and %n more row</numerusform><numerusform>and %n more rows</numerusform></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are in no cohort: their first day is not known, or more than ten years ago.</source>
        <translation><numerusform>%n account is in no cohort: its first day is not known, or more than ten years ago.</numerusform><numerusform>%n accounts are in no cohort: their first day is not known, or more than ten years ago.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cost more than their margin.</source>
        <translation><numerusform>%n account costs more than its margin.</numerusform><numerusform>%n accounts cost more than their margin.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are left out</source>
        <translation><numerusform>%n account in another currency is left out</numerusform><numerusform>%n accounts in other currencies are left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) keep their tier: rescue, renewal or strategic.</source>
        <translation><numerusform>%n account keeps its tier: rescue, renewal or strategic.</numerusform><numerusform>%n accounts keep their tier: rescue, renewal or strategic.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) whose ARR is not known are left out</source>
        <translation><numerusform>%n account whose ARR is not known is left out</numerusform><numerusform>%n accounts whose ARR is not known are left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) wait in the window</source>
        <translation><numerusform>%n draft waits in the window</numerusform><numerusform>%n drafts wait in the window</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) are not known yet; each is a task</source>
        <translation><numerusform>%n field is not known yet; it is a task</numerusform><numerusform>%n fields are not known yet; each is a task</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation><numerusform>%n file written</numerusform><numerusform>%n files written</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more renewal(s): see --json.</source>
        <translation><numerusform>%n more renewal: see --json.</numerusform><numerusform>%n more renewals: see --json.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more; --json lists all.</source>
        <translation><numerusform>%n more; --json lists all.</numerusform><numerusform>%n more; --json lists all.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them where judgements differ: for the lead</source>
        <translation><numerusform>%n of them where judgements differ: for the lead</numerusform><numerusform>%n of them where judgements differ: for the lead</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed move(s); nothing was changed.</source>
        <translation><numerusform>%n proposed move; nothing was changed.</numerusform><numerusform>%n proposed moves; nothing was changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) to judge</source>
        <translation><numerusform>%n renewal to judge</numerusform><numerusform>%n renewals to judge</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held</source>
        <translation><numerusform>%n row held</numerusform><numerusform>%n rows held</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s)</source>
        <translation><numerusform>%n to-do</numerusform><numerusform>%n to-dos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unclassified account(s) without {fact}</source>
        <translation><numerusform>%n unclassified account without {fact}</numerusform><numerusform>%n unclassified accounts without {fact}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) computed</source>
        <translation><numerusform>%n week computed</numerusform><numerusform>%n weeks computed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Edited in two places: %n draft(s) beside it say something else</source>
        <translation><numerusform>Edited in two places: %n draft beside it says something else</numerusform><numerusform>Edited in two places: %n drafts beside it say something else</numerusform></translation>
    </message>
</context>
<context>
    <name>conditions</name>
    <message numerus="yes">
        <source>%n account(s) named one by one</source>
        <translation><numerusform>%n account named one by one</numerusform><numerusform>%n accounts named one by one</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation><numerusform>%n month</numerusform><numerusform>%n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation><numerusform>%n week</numerusform><numerusform>%n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation><numerusform>%n year</numerusform><numerusform>%n years</numerusform></translation>
    </message>
</context>
<context>
    <name>data</name>
    <message numerus="yes">
        <source>%n note(s) edited in two places. Both texts are kept.</source>
        <translation><numerusform>%n note was edited in two places. Both texts are kept.</numerusform><numerusform>%n notes were edited in two places. Both texts are kept.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n account(s)</source>
        <translation><numerusform>Remove %n account</numerusform><numerusform>Remove %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>deck</name>
    <message numerus="yes">
        <source>%n feature(s) in use</source>
        <translation><numerusform>%n feature in use</numerusform><numerusform>%n features in use</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n goal(s)</source>
        <translation><numerusform>%n goal</numerusform><numerusform>%n goals</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n next step(s)</source>
        <translation><numerusform>%n next step</numerusform><numerusform>%n next steps</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) on the figures</source>
        <translation><numerusform>%n note on the figures</numerusform><numerusform>%n notes on the figures</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation><numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from you heard</source>
        <translation><numerusform>%n request from you heard</numerusform><numerusform>%n requests from you heard</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from you, {planned} planned</source>
        <translation><numerusform>%n request from you, {planned} planned</numerusform><numerusform>%n requests from you, {planned} planned</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n running contract(s)</source>
        <translation><numerusform>%n running contract</numerusform><numerusform>%n running contracts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) until the next review</source>
        <translation><numerusform>%n step until the next review</numerusform><numerusform>%n steps until the next review</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) we learned in {period}</source>
        <translation><numerusform>%n thing we learned in {period}</numerusform><numerusform>%n things we learned in {period}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation><numerusform>%n ticket</numerusform><numerusform>%n tickets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) in 13 weeks, no P1</source>
        <translation><numerusform>%n ticket in 13 weeks, no P1</numerusform><numerusform>%n tickets in 13 weeks, no P1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) reached us in 13 weeks</source>
        <translation><numerusform>%n ticket reached us in 13 weeks</numerusform><numerusform>%n tickets reached us in 13 weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) coming</source>
        <translation><numerusform>%n update coming</numerusform><numerusform>%n updates coming</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n use(s)</source>
        <translation><numerusform>%n use</numerusform><numerusform>%n uses</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Definitions of %n figure(s), as of {day}</source>
        <translation><numerusform>Definition of %n figure, as of {day}</numerusform><numerusform>Definitions of %n figures, as of {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Of your requests, {shipped} of %n available by now</source>
        <translation><numerusform>Of your requests, {shipped} of %n available by now</numerusform><numerusform>Of your requests, {shipped} of %n available by now</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Overdue by %n day(s)</source>
        <translation><numerusform>Overdue by %n day</numerusform><numerusform>Overdue by %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Today: %n topic(s)</source>
        <translation><numerusform>Today: %n topic</numerusform><numerusform>Today: %n topics</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Today: {topics} topics and %n decision(s)</source>
        <translation><numerusform>Today: {topics} topics and %n decision</numerusform><numerusform>Today: {topics} topics and %n decisions</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more, in the window</source>
        <translation><numerusform>and %n more, in the window</numerusform><numerusform>and %n more, in the window</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{day} (carried %n time(s))</source>
        <translation><numerusform>{day} (carried %n time)</numerusform><numerusform>{day} (carried %n times)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n promise(s) kept</source>
        <translation><numerusform>{done} of %n promise kept</numerusform><numerusform>{done} of %n promises kept</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n promise(s) kept, {late} overdue</source>
        <translation><numerusform>{done} of %n promise kept, {late} overdue</numerusform><numerusform>{done} of %n promises kept, {late} overdue</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{met} of %n goal(s) met</source>
        <translation><numerusform>{met} of %n goal met</numerusform><numerusform>{met} of %n goals met</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{met} of %n goal(s) met, {on_track} on track</source>
        <translation><numerusform>{met} of %n goal met, {on_track} on track</numerusform><numerusform>{met} of %n goals met, {on_track} on track</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{on_track} of %n goal(s) on track</source>
        <translation><numerusform>{on_track} of %n goal on track</numerusform><numerusform>{on_track} of %n goals on track</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n measured goal(s) reached</source>
        <translation><numerusform>{reached} of %n measured goal reached</numerusform><numerusform>{reached} of %n measured goals reached</numerusform></translation>
    </message>
</context>
<context>
    <name>done</name>
    <message numerus="yes">
        <source>%n account(s) handed over: write the hand-over sheets</source>
        <translation><numerusform>%n account handed over: write the hand-over sheet</numerusform><numerusform>%n accounts handed over: write the hand-over sheets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) retired</source>
        <translation><numerusform>%n account retired</numerusform><numerusform>%n accounts retired</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) taken, of them {objections} objection(s)</source>
        <translation><numerusform>%n answer taken, of them {objections} objection(s)</numerusform><numerusform>%n answers taken, of them {objections} objection(s)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n judgement(s) written</source>
        <translation><numerusform>%n judgement written</numerusform><numerusform>%n judgements written</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) under {topic}</source>
        <translation><numerusform>%n line under {topic}</numerusform><numerusform>%n lines under {topic}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a topic</source>
        <translation><numerusform>%n line without a topic</numerusform><numerusform>%n lines without a topic</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are sent again</source>
        <translation><numerusform>%n mail is sent again</numerusform><numerusform>%n mails are sent again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) noted as sent</source>
        <translation><numerusform>%n mail noted as sent</numerusform><numerusform>%n mails noted as sent</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) put back</source>
        <translation><numerusform>%n note put back</numerusform><numerusform>%n notes put back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}</source>
        <translation><numerusform>%n note taken from {names}</numerusform><numerusform>%n notes taken from {names}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}; {apart} edited here meanwhile, kept beside the note</source>
        <translation><numerusform>%n note taken from {names}; {apart} edited here meanwhile, kept beside the note</numerusform><numerusform>%n notes taken from {names}; {apart} edited here meanwhile, kept beside the note</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n opt-out(s) kept from {file}; {known} were known, {strange} name no mail of ours</source>
        <translation><numerusform>%n opt-out kept from {file}; {known} were known, {strange} name no mail of ours</numerusform><numerusform>%n opt-outs kept from {file}; {known} were known, {strange} name no mail of ours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) added from cards</source>
        <translation><numerusform>%n person added from cards</numerusform><numerusform>%n people added from cards</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are not written to any more</source>
        <translation><numerusform>%n person is not written to any more</numerusform><numerusform>%n people are not written to any more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) brought back</source>
        <translation><numerusform>%n person brought back</numerusform><numerusform>%n people brought back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) go on getting mail</source>
        <translation><numerusform>%n person goes on getting mail</numerusform><numerusform>%n people go on getting mail</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) removed</source>
        <translation><numerusform>%n person removed</numerusform><numerusform>%n people removed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) taken over</source>
        <translation><numerusform>%n promise taken over</numerusform><numerusform>%n promises taken over</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) chosen from {accounts} accounts</source>
        <translation><numerusform>%n recipient chosen from {accounts} accounts</numerusform><numerusform>%n recipients chosen from {accounts} accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) left out</source>
        <translation><numerusform>%n recipient left out</numerusform><numerusform>%n recipients left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) put in</source>
        <translation><numerusform>%n recipient put in</numerusform><numerusform>%n recipients put in</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) changed</source>
        <translation><numerusform>%n renewal changed</numerusform><numerusform>%n renewals changed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held again</source>
        <translation><numerusform>%n row held again</numerusform><numerusform>%n rows held again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out</source>
        <translation><numerusform>%n row left out</numerusform><numerusform>%n rows left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) written to {folder}</source>
        <translation><numerusform>%n sheet written to {folder}</numerusform><numerusform>%n sheets written to {folder}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) set</source>
        <translation><numerusform>%n target set</numerusform><numerusform>%n targets set</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) taken away</source>
        <translation><numerusform>%n target taken away</numerusform><numerusform>%n targets taken away</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) as before</source>
        <translation><numerusform>%n to-do as before</numerusform><numerusform>%n to-dos as before</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) back with the account's owner</source>
        <translation><numerusform>%n to-do back with the account's owner</numerusform><numerusform>%n to-dos back with the account's owner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>%n to-do done</numerusform><numerusform>%n to-dos done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) given to {owner}</source>
        <translation><numerusform>%n to-do given to {owner}</numerusform><numerusform>%n to-dos given to {owner}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) open again</source>
        <translation><numerusform>%n to-do open again</numerusform><numerusform>%n to-dos open again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) put off</source>
        <translation><numerusform>%n to-do put off</numerusform><numerusform>%n to-dos put off</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) skipped, quiet until {until}</source>
        <translation><numerusform>%n to-do skipped, quiet until {until}</numerusform><numerusform>%n to-dos skipped, quiet until {until}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) put under a request</source>
        <translation><numerusform>%n voice put under a request</numerusform><numerusform>%n voices put under a request</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Brief of %n account(s) written to {path}</source>
        <translation><numerusform>Brief of %n account written to {path}</numerusform><numerusform>Brief of %n accounts written to {path}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %n account(s)</source>
        <translation><numerusform>Changed %n account</numerusform><numerusform>Changed %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Consent kept of %n person(s)</source>
        <translation><numerusform>Consent kept of %n person</numerusform><numerusform>Consent kept of %n people</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Consent of %n person(s) stands again</source>
        <translation><numerusform>Consent of %n person stands again</numerusform><numerusform>Consent of %n people stands again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Consent of %n person(s) withdrawn</source>
        <translation><numerusform>Consent of %n person withdrawn</numerusform><numerusform>Consent of %n people withdrawn</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Customer voice written down on %n account(s)</source>
        <translation><numerusform>Customer voice written down on %n account</numerusform><numerusform>Customer voice written down on %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Health of %n account(s) set by hand</source>
        <translation><numerusform>Health of %n account set by hand</numerusform><numerusform>Health of %n accounts set by hand</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Note written on %n account(s)</source>
        <translation><numerusform>Note written on %n account</numerusform><numerusform>Note written on %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Phase of %n account(s) set by hand: {phase}, until {day}</source>
        <translation><numerusform>Phase of %n account set by hand: {phase}, until {day}</numerusform><numerusform>Phase of %n accounts set by hand: {phase}, until {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Playbook {name}: %n to-do(s) added</source>
        <translation><numerusform>Playbook {name}: %n to-do added</numerusform><numerusform>Playbook {name}: %n to-dos added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Shipped: {title}. %n account(s) to tell</source>
        <translation><numerusform>Shipped: {title}. %n account to tell</numerusform><numerusform>Shipped: {title}. %n accounts to tell</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The person was erased from %n mail(s); only a mark stays, so that nobody writes again</source>
        <translation><numerusform>The person was erased from %n mail; only a mark stays, so that nobody writes again</numerusform><numerusform>The person was erased from %n mails; only a mark stays, so that nobody writes again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The sample book is ready: %n account(s)</source>
        <translation><numerusform>The sample book is ready: %n account</numerusform><numerusform>The sample book is ready: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tier of %n account(s) set by hand</source>
        <translation><numerusform>Tier of %n account set by hand</numerusform><numerusform>Tier of %n accounts set by hand</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tier review begun: %n account(s) would move</source>
        <translation><numerusform>Tier review begun: %n account would move</numerusform><numerusform>Tier review begun: %n accounts would move</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tier review published: %n account(s) moved, {todos} to-do(s) made</source>
        <translation><numerusform>Tier review published: %n account moved, {todos} to-do(s) made</numerusform><numerusform>Tier review published: %n accounts moved, {todos} to-do(s) made</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tiers reviewed: %n account(s) moved</source>
        <translation><numerusform>Tiers reviewed: %n account moved</numerusform><numerusform>Tiers reviewed: %n accounts moved</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>To-do added on %n account(s): {text}</source>
        <translation><numerusform>To-do added on %n account: {text}</numerusform><numerusform>To-do added on %n accounts: {text}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Touch logged for %n account(s)</source>
        <translation><numerusform>Touch logged for %n account</numerusform><numerusform>Touch logged for %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Words of {names} taken for %n account(s)</source>
        <translation><numerusform>Words of {names} taken for %n account</numerusform><numerusform>Words of {names} taken for %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Words on %n risk(s) written</source>
        <translation><numerusform>Words on %n risk written</numerusform><numerusform>Words on %n risks written</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{address} is on the stop-list; %n meeting(s) deleted</source>
        <translation><numerusform>{address} is on the stop-list; %n meeting deleted</numerusform><numerusform>{address} is on the stop-list; %n meetings deleted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{owner} is back: %n to-do(s) theirs again</source>
        <translation><numerusform>{owner} is back: %n to-do theirs again</numerusform><numerusform>{owner} is back: %n to-dos theirs again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>“{title}” leaves from {start}: %n mail(s)</source>
        <translation><numerusform>“{title}” leaves from {start}: %n mail</numerusform><numerusform>“{title}” leaves from {start}: %n mails</numerusform></translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message numerus="yes">
        <source>%n account(s) left from “{band}”.</source>
        <translation><numerusform>%n account left from “{band}”.</numerusform><numerusform>%n accounts left from “{band}”.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) would turn “{band}”.</source>
        <translation><numerusform>%n account would turn “{band}”.</numerusform><numerusform>%n accounts would turn “{band}”.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Too few cases to judge: %n churn(s) known with the day. A back-test needs {least}.</source>
        <translation><numerusform>Too few cases to judge: %n churn known with the day. A back-test needs {least}.</numerusform><numerusform>Too few cases to judge: %n churns known with the day. A back-test needs {least}.</numerusform></translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) with too little data left out</source>
        <translation><numerusform>%n account with too little data left out</numerusform><numerusform>%n accounts with too little data left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without an owner</source>
        <translation><numerusform>%n account without an owner</numerusform><numerusform>%n accounts without an owner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} CSMs are overloaded, {owner} most: {load}</source>
        <translation><numerusform>%n of {all} CSMs is overloaded: {owner}, {load}</numerusform><numerusform>%n of {all} CSMs are overloaded, {owner} most: {load}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} account(s) ({share}) need action</source>
        <translation><numerusform>%n of {all} accounts ({share}) needs action</numerusform><numerusform>%n of {all} accounts ({share}) need action</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} account(s) ({share}) need action; by ARR it is {by_arr}</source>
        <translation><numerusform>%n of {all} accounts ({share}) needs action; by ARR it is {by_arr}</numerusform><numerusform>%n of {all} accounts ({share}) need action; by ARR it is {by_arr}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unclassified account(s) left out</source>
        <translation><numerusform>%n unclassified account left out</numerusform><numerusform>%n unclassified accounts left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>ARR in {currency} of %n account(s)</source>
        <translation><numerusform>ARR in {currency} of %n account</numerusform><numerusform>ARR in {currency} of %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n account(s) are healthy</source>
        <translation><numerusform>The one account is healthy</numerusform><numerusform>All %n accounts are healthy</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Half of the scores are {median} or more; %n account(s) stand within {near} points above “{band}” ({cut})</source>
        <translation><numerusform>Half of the scores are {median} or more; %n account stands within {near} points above “{band}” ({cut})</numerusform><numerusform>Half of the scores are {median} or more; %n accounts stand within {near} points above “{band}” ({cut})</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Most accounts stand in {tier} × {phase}: %n of {all}</source>
        <translation><numerusform>Most accounts stand in {tier} × {phase}: %n of {all}</numerusform><numerusform>Most accounts stand in {tier} × {phase}: %n of {all}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No CSM is overloaded; %n of {all} are near it, {owner} most: {load}</source>
        <translation><numerusform>No CSM is overloaded; %n of {all} is near it: {owner}, {load}</numerusform><numerusform>No CSM is overloaded; %n of {all} are near it, {owner} most: {load}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No account needs action: %n of {all} ({share}) are healthy, the others have too little data</source>
        <translation><numerusform>No account needs action: %n of {all} ({share}) is healthy, the others have too little data</numerusform><numerusform>No account needs action: %n of {all} ({share}) are healthy, the others have too little data</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No account needs action; %n of {all} ({share}) are on watch</source>
        <translation><numerusform>No account needs action; %n of {all} ({share}) is on watch</numerusform><numerusform>No account needs action; %n of {all} ({share}) are on watch</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No health score in the last %n week(s)</source>
        <translation><numerusform>No health score in the last week</numerusform><numerusform>No health score in the last %n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>None of the %n account(s) has enough data for a health band</source>
        <translation><numerusform>The one account has too little data for a health band</numerusform><numerusform>None of the %n accounts has enough data for a health band</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The largest 20 % of the accounts bring {head} of the ARR; 80 % of it hangs on %n of {all}</source>
        <translation><numerusform>The largest 20 % of the accounts bring {head} of the ARR; 80 % of it hangs on %n of {all}</numerusform><numerusform>The largest 20 % of the accounts bring {head} of the ARR; 80 % of it hangs on %n of {all}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Touches are spread within chance; neglected %n, over-served {over} of {all} accounts</source>
        <translation><numerusform>Touches are spread within chance; neglected %n, over-served {over} of {all} accounts</numerusform><numerusform>Touches are spread within chance; neglected %n, over-served {over} of {all} accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{change} points in %n week(s), from {first} to {last}: {band}</source>
        <translation><numerusform>{change} points in one week, from {first} to {last}: {band}</numerusform><numerusform>{change} points in %n weeks, from {first} to {last}: {band}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{last} points as %n week(s) ago: {band}</source>
        <translation><numerusform>{last} points as one week ago: {band}</numerusform><numerusform>{last} points as %n weeks ago: {band}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{share} of the ARR stands in {tier} × {phase}, with %n account(s)</source>
        <translation><numerusform>{share} of the ARR stands in {tier} × {phase}, with %n account</numerusform><numerusform>{share} of the ARR stands in {tier} × {phase}, with %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{share} of the touches needed were not made, {edge} at most by chance; %n of {all} neglected</source>
        <translation><numerusform>{share} of the touches needed were not made, {edge} at most by chance; %n of {all} neglected</numerusform><numerusform>{share} of the touches needed were not made, {edge} at most by chance; %n of {all} neglected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{share} of the touches went beyond the need, {edge} at most by chance; %n of {all} over-served</source>
        <translation><numerusform>{share} of the touches went beyond the need, {edge} at most by chance; %n of {all} over-served</numerusform><numerusform>{share} of the touches went beyond the need, {edge} at most by chance; %n of {all} over-served</numerusform></translation>
    </message>
</context>
<context>
    <name>flow</name>
    <message numerus="yes">
        <source>%n account(s) are in no cohort: their first day is unknown or more than ten years ago</source>
        <translation><numerusform>%n account is in no cohort: its first day is unknown or more than ten years ago</numerusform><numerusform>%n accounts are in no cohort: their first day is unknown or more than ten years ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cohort(s)</source>
        <translation><numerusform>%n cohort</numerusform><numerusform>%n cohorts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ahead</source>
        <translation><numerusform>%n month ahead</numerusform><numerusform>%n months ahead</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>A year later, cohorts pay {share} of what they began with (%n cohort(s))</source>
        <translation><numerusform>A year later, the cohort pays {share} of what it began with (%n cohort)</numerusform><numerusform>A year later, cohorts pay {share} of what they began with (%n cohorts)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>A year later, {share} of the accounts are still there (%n cohort(s))</source>
        <translation><numerusform>A year later, {share} of the accounts are still there (%n cohort)</numerusform><numerusform>A year later, {share} of the accounts are still there (%n cohorts)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>NRR and GRR are measured on %n account(s) present at the opening.</source>
        <translation><numerusform>NRR and GRR are measured on %n account present at the opening.</numerusform><numerusform>NRR and GRR are measured on %n accounts present at the opening.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>What changed the ARR: %n account(s)</source>
        <translation><numerusform>What changed the ARR: %n account</numerusform><numerusform>What changed the ARR: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{figure}: %n account(s)</source>
        <translation><numerusform>{figure}: %n account</numerusform><numerusform>{figure}: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{figure}: %n renewal(s)</source>
        <translation><numerusform>{figure}: %n renewal</numerusform><numerusform>{figure}: %n renewals</numerusform></translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n seat</numerusform><numerusform>%n seats</numerusform></translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message numerus="yes">
        <source>{title} · %n more</source>
        <translation><numerusform>{title} · %n more</numerusform><numerusform>{title} · %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>judgement</name>
    <message numerus="yes">
        <source>{months} months ahead {first} and {second} differed on %n decided renewal(s); {first} was right on {right}.</source>
        <translation><numerusform>{months} months ahead {first} and {second} differed on %n decided renewal; {first} was right on {right}.</numerusform><numerusform>{months} months ahead {first} and {second} differed on %n decided renewals; {first} was right on {right}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{who}, {months} months ahead: %n decided renewal(s) judged; a share is told from {least} on.</source>
        <translation><numerusform>{who}, {months} months ahead: %n decided renewal judged; a share is told from {least} on.</numerusform><numerusform>{who}, {months} months ahead: %n decided renewals judged; a share is told from {least} on.</numerusform></translation>
    </message>
</context>
<context>
    <name>listed</name>
    <message numerus="yes">
        <source>%n account(s) have this in their name.</source>
        <translation><numerusform>%n account has this in its name.</numerusform><numerusform>%n accounts have this in their name.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account} is not in this list. %n condition(s) keep it out.</source>
        <translation><numerusform>{account} is not in this list. %n condition keeps it out.</numerusform><numerusform>{account} is not in this list. %n conditions keep it out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account} is not in this list. Any one of %n condition(s) otherwise, it would be.</source>
        <translation><numerusform>{account} is not in this list. It would be if this condition were otherwise.</numerusform><numerusform>{account} is not in this list. It would be if any one of %n conditions were otherwise.</numerusform></translation>
    </message>
</context>
<context>
    <name>load</name>
    <message numerus="yes">
        <source>%n account(s) are unclassified: their hours are unknown.</source>
        <translation><numerusform>%n account is unclassified: its hours are unknown.</numerusform><numerusform>%n accounts are unclassified: their hours are unknown.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have no owner: they are in no load.</source>
        <translation><numerusform>%n account has no owner: it is in no load.</numerusform><numerusform>%n accounts have no owner: they are in no load.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{owner} is away on %n weekday(s) of the next 30 days: {load} % of the hours left.</source>
        <translation><numerusform>{owner} is away on %n weekday of the next 30 days: {load} % of the hours left.</numerusform><numerusform>{owner} is away on %n weekdays of the next 30 days: {load} % of the hours left.</numerusform></translation>
    </message>
</context>
<context>
    <name>matrix</name>
    <message numerus="yes">
        <source>{tier}, {phase}: %n account(s)</source>
        <translation><numerusform>{tier}, {phase}: %n account</numerusform><numerusform>{tier}, {phase}: %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>memo</name>
    <message numerus="yes">
        <source>%n account(s) unclassified: facts are missing, so nobody is promised.</source>
        <translation><numerusform>%n account unclassified: facts are missing, so no cadence is set.</numerusform><numerusform>%n accounts unclassified: facts are missing, so no cadence is set.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) wait: within 10 % of the border, or moved in the last 90 days.</source>
        <translation><numerusform>%n account waits: within 10 % of the border, or moved in the last 90 days.</numerusform><numerusform>%n accounts wait: within 10 % of the border, or moved in the last 90 days.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without an answer of their CSM yet.</source>
        <translation><numerusform>%n account without an answer of its CSM yet.</numerusform><numerusform>%n accounts without an answer of their CSM yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tier(s) set by hand stay until their last day.</source>
        <translation><numerusform>%n tier set by hand stays until its last day.</numerusform><numerusform>%n tiers set by hand stay until their last day.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Rule {rule}: %n account(s)</source>
        <translation><numerusform>Rule {rule}: %n account</numerusform><numerusform>Rule {rule}: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>and %n more account</numerusform><numerusform>and %n more accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>month</name>
    <message numerus="yes">
        <source>%n unclassified account(s) have no cadence: they are in no promise.</source>
        <translation><numerusform>%n unclassified account has no cadence: it is in no promise.</numerusform><numerusform>%n unclassified accounts have no cadence: they are in no promise.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Not over: until today, {day}; %n account(s).</source>
        <translation><numerusform>Not over: until today, {day}; %n account.</numerusform><numerusform>Not over: until today, {day}; %n accounts.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The whole month, to {day}; %n account(s) at its end.</source>
        <translation><numerusform>The whole month, to {day}; %n account at its end.</numerusform><numerusform>The whole month, to {day}; %n accounts at its end.</numerusform></translation>
    </message>
</context>
<context>
    <name>outreach</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have nobody to write to.</source>
        <translation><numerusform>%n account has nobody to write to.</numerusform><numerusform>%n accounts have nobody to write to.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without anybody to write to</source>
        <translation><numerusform>%n account without anybody to write to</numerusform><numerusform>%n accounts without anybody to write to</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) are at a free mail service, which counts bulk mail.</source>
        <translation><numerusform>%n address is at a free mail service, which counts bulk mail.</numerusform><numerusform>%n addresses are at a free mail service, which counts bulk mail.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are meant for an account that is not among the recipients.</source>
        <translation><numerusform>%n file is meant for an account that is not among the recipients.</numerusform><numerusform>%n files are meant for an account that is not among the recipients.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) name a customer who is not the one that gets them: {detail}.</source>
        <translation><numerusform>%n file names a customer who is not the one that gets it: {detail}.</numerusform><numerusform>%n files name a customer who is not the one that gets them: {detail}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are larger than the mailbox takes ({detail}).</source>
        <translation><numerusform>%n mail is larger than the mailbox takes ({detail}).</numerusform><numerusform>%n mails are larger than the mailbox takes ({detail}).</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are leaving or wait</source>
        <translation><numerusform>%n mail is leaving or waits</numerusform><numerusform>%n mails are leaving or wait</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are much longer or shorter than the others.</source>
        <translation><numerusform>%n mail is much longer or shorter than the others.</numerusform><numerusform>%n mails are much longer or shorter than the others.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) did not reach anybody.</source>
        <translation><numerusform>%n mail did not reach anybody.</numerusform><numerusform>%n mails did not reach anybody.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have no subject.</source>
        <translation><numerusform>%n mail has no subject.</numerusform><numerusform>%n mails have no subject.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave from {start}</source>
        <translation><numerusform>%n mail leaves from {start}</numerusform><numerusform>%n mails leave from {start}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) name a touch tier, a health score or a lifetime value.</source>
        <translation><numerusform>%n mail names a touch tier, a health score or a lifetime value.</numerusform><numerusform>%n mails name a touch tier, a health score or a lifetime value.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) name another customer: {detail}.</source>
        <translation><numerusform>%n mail names another customer: {detail}.</numerusform><numerusform>%n mails name another customer: {detail}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) were held back, since a field they use is empty: {detail}.</source>
        <translation><numerusform>%n mail was held back, since a field it uses is empty: {detail}.</numerusform><numerusform>%n mails were held back, since a field they use is empty: {detail}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the three questions has no answer yet.</source>
        <translation><numerusform>%n of the three questions has no answer yet.</numerusform><numerusform>%n of the three questions have no answer yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation><numerusform>%n recipient</numerusform><numerusform>%n recipients</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) are at accounts that need action now.</source>
        <translation><numerusform>%n recipient is at an account that needs action now.</numerusform><numerusform>%n recipients are at accounts that need action now.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have left, or have another address, since they were chosen. Leave them out, or choose the accounts again.</source>
        <translation><numerusform>%n recipient has left, or has another address, since the choice. Leave them out, or choose the accounts again.</numerusform><numerusform>%n recipients have left, or have another address, since they were chosen. Leave them out, or choose the accounts again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have the address of another one and get one mail.</source>
        <translation><numerusform>%n recipient has the address of another one and gets one mail.</numerusform><numerusform>%n recipients have the address of another one and get one mail.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have told hours at which they like to be reached.</source>
        <translation><numerusform>%n recipient has told hours at which they like to be reached.</numerusform><numerusform>%n recipients have told hours at which they like to be reached.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) would rather be reached another way than by mail.</source>
        <translation><numerusform>%n recipient would rather be reached another way than by mail.</numerusform><numerusform>%n recipients would rather be reached another way than by mail.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) would rather be reached in another language.</source>
        <translation><numerusform>%n recipient would rather be reached in another language.</numerusform><numerusform>%n recipients would rather be reached in another language.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) written to {path}</source>
        <translation><numerusform>%n recipient written to {path}</numerusform><numerusform>%n recipients written to {path}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>It was not taken, after %n tries</source>
        <translation><numerusform>It was not taken, after %n try</numerusform><numerusform>It was not taken, after %n tries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Paused: %n mail(s) wait until it goes on, {left} have left.</source>
        <translation><numerusform>Paused: %n mail waits until it goes on, {left} have left.</numerusform><numerusform>Paused: %n mails wait until it goes on, {left} have left.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The first mail leaves in %n second(s). Until then it can be taken back.</source>
        <translation><numerusform>The first mail leaves in %n second. Until then it can be taken back.</numerusform><numerusform>The first mail leaves in %n seconds. Until then it can be taken back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mail to %n recipient(s) cannot be made: {detail}</source>
        <translation><numerusform>The mail to %n recipient cannot be made: {detail}</numerusform><numerusform>The mail to %n recipients cannot be made: {detail}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The server asked to wait, %n time(s)</source>
        <translation><numerusform>The server asked to wait, once</numerusform><numerusform>The server asked to wait, %n times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The settings lack what the foot of %n mail(s) must say: {detail}.</source>
        <translation><numerusform>The settings lack what the foot of %n mail must say: {detail}.</numerusform><numerusform>The settings lack what the foot of %n mails must say: {detail}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The template is not written in the language of %n recipient(s).</source>
        <translation><numerusform>The template is not written in the language of %n recipient.</numerusform><numerusform>The template is not written in the language of %n recipients.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the %n account(s) chosen</source>
        <translation><numerusform>the %n account chosen</numerusform><numerusform>the %n accounts chosen</numerusform></translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message numerus="yes">
        <source>%n account(s) as of {day}</source>
        <translation><numerusform>%n account as of {day}</numerusform><numerusform>%n accounts as of {day}</numerusform></translation>
    </message>
</context>
<context>
    <name>revenue</name>
    <message numerus="yes">
        <source>%n account(s) are left out: their ARR at the closing is not known.</source>
        <translation><numerusform>%n account is left out: its ARR at the closing is not known.</numerusform><numerusform>%n accounts are left out: their ARR at the closing is not known.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) changed their currency; their ARR counts as kept.</source>
        <translation><numerusform>%n account changed its currency; its ARR counts as kept.</numerusform><numerusform>%n accounts changed their currency; their ARR counts as kept.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) churned within the last {days} days and may still renew late.</source>
        <translation><numerusform>%n account churned within the last {days} days and may still renew late.</numerusform><numerusform>%n accounts churned within the last {days} days and may still renew late.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have a contract of unknown amount; only the others count.</source>
        <translation><numerusform>%n account has a contract of unknown amount; only the others count.</numerusform><numerusform>%n accounts have a contract of unknown amount; only the others count.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are apart: amounts in two currencies are never added.</source>
        <translation><numerusform>%n account in another currency is apart: amounts in two currencies are never added.</numerusform><numerusform>%n accounts in other currencies are apart: amounts in two currencies are never added.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) stand on a line of their own: their ARR at the opening is not known.</source>
        <translation><numerusform>%n account stands on a line of its own: its ARR at the opening is not known.</numerusform><numerusform>%n accounts stand on a line of their own: their ARR at the opening is not known.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) vanished from their source and are left out; whether they churned is not known.</source>
        <translation><numerusform>%n account vanished from its source and is left out; whether it churned is not known.</numerusform><numerusform>%n accounts vanished from their source and are left out; whether they churned is not known.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) with an unknown ARR are left out.</source>
        <translation><numerusform>%n account with an unknown ARR is left out.</numerusform><numerusform>%n accounts with an unknown ARR are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) end before they begin and are left out.</source>
        <translation><numerusform>%n contract ends before it begins and is left out.</numerusform><numerusform>%n contracts end before they begin and are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) that ran at the opening were learned of later; they count.</source>
        <translation><numerusform>%n contract that ran at the opening was learned of later; it counts.</numerusform><numerusform>%n contracts that ran at the opening were learned of later; they count.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) are left out: their ARR is not known.</source>
        <translation><numerusform>%n renewal is left out: its ARR is not known.</numerusform><numerusform>%n renewals are left out: their ARR is not known.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n running contract(s) have no known end: they are in no renewal figure.</source>
        <translation><numerusform>%n running contract has no known end: it is in no renewal figure.</numerusform><numerusform>%n running contracts have no known end: they are in no renewal figure.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Renewal rates by health are assumed (healthy {green} %, watch {yellow} %, needs action {red} %): of %n past renewal(s) the health 90 days before is known, too few to measure.</source>
        <translation><numerusform>Renewal rates by health are assumed (healthy {green} %, watch {yellow} %, needs action {red} %): of %n past renewal the health 90 days before is known, too few to measure.</numerusform><numerusform>Renewal rates by health are assumed (healthy {green} %, watch {yellow} %, needs action {red} %): of %n past renewals the health 90 days before is known, too few to measure.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Renewal rates by health are measured on %n past renewal(s), pulled towards the rate of all.</source>
        <translation><numerusform>Renewal rates by health are measured on %n past renewal, pulled towards the rate of all.</numerusform><numerusform>Renewal rates by health are measured on %n past renewals, pulled towards the rate of all.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>renewal rates measured on %n past renewal(s)</source>
        <translation><numerusform>renewal rates measured on %n past renewal</numerusform><numerusform>renewal rates measured on %n past renewals</numerusform></translation>
    </message>
</context>
<context>
    <name>review</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late. {why}</source>
        <translation><numerusform>%n day late. {why}</numerusform><numerusform>%n days late. {why}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) understood</source>
        <translation><numerusform>%n line understood</numerusform><numerusform>%n lines understood</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) written, {refused} refused, {left} not begun.</source>
        <translation><numerusform>%n review written, {refused} refused, {left} not begun.</numerusform><numerusform>%n reviews written, {refused} refused, {left} not begun.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n review(s): {written} written, {unchanged} unchanged, {refused} refused, {left} not begun</source>
        <translation><numerusform>%n review: {written} written, {unchanged} unchanged, {refused} refused, {left} not begun</numerusform><numerusform>%n reviews: {written} written, {unchanged} unchanged, {refused} refused, {left} not begun</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) written to {path}</source>
        <translation><numerusform>%n slide written to {path}</numerusform><numerusform>%n slides written to {path}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s) the deck</source>
        <translation><numerusform>%n stops the deck</numerusform><numerusform>%n stop the deck</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) of charts written beside it</source>
        <translation><numerusform>%n table of a chart written beside it</numerusform><numerusform>%n tables of charts written beside it</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation><numerusform>%n thing missing</numerusform><numerusform>%n things missing</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to do: {first}</source>
        <translation><numerusform>%n thing to do: {first}</numerusform><numerusform>%n things to do: {first}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation><numerusform>%n to look at</numerusform><numerusform>%n to look at</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to write</source>
        <translation><numerusform>%n to write</numerusform><numerusform>%n to write</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Business review is due on {day}: the last was on {last}, one every %n month(s)</source>
        <translation><numerusform>Business review is due on {day}: the last was on {last}, one every month</numerusform><numerusform>Business review is due on {day}: the last was on {last}, one every %n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Folder for the reviews of %n account(s), last quarter</source>
        <translation><numerusform>Folder for the review of %n account, last quarter</numerusform><numerusform>Folder for the reviews of %n accounts, last quarter</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n finding(s) stop the deck, {look} to look at</source>
        <translation><numerusform>{account}: %n finding stops the deck, {look} to look at</numerusform><numerusform>{account}: %n findings stop the deck, {look} to look at</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n finding(s) to look at</source>
        <translation><numerusform>{account}: %n finding to look at</numerusform><numerusform>{account}: %n findings to look at</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{day}, carried %n ×</source>
        <translation><numerusform>{day}, carried %n ×</numerusform><numerusform>{day}, carried %n ×</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{tier}: one every %n month(s), the last on {last}</source>
        <translation><numerusform>{tier}: one every month, the last on {last}</numerusform><numerusform>{tier}: one every %n months, the last on {last}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{tier}: one every %n month(s); none was held here yet</source>
        <translation><numerusform>{tier}: one every month; none was held here yet</numerusform><numerusform>{tier}: one every %n months; none was held here yet</numerusform></translation>
    </message>
</context>
<context>
    <name>scorecards</name>
    <message numerus="yes">
        <source>%n account(s) are scored by this card.</source>
        <translation><numerusform>%n account is scored by this card.</numerusform><numerusform>%n accounts are scored by this card.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) match more than one scorecard; the first in this order counts.</source>
        <translation><numerusform>%n account matches more than one scorecard; the first in this order counts.</numerusform><numerusform>%n accounts match more than one scorecard; the first in this order counts.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) turn “{band}”.</source>
        <translation><numerusform>%n account turns “{band}”.</numerusform><numerusform>%n accounts turn “{band}”.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>and %n more account</numerusform><numerusform>and %n more accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more mistake(s).</source>
        <translation><numerusform>and %n more mistake.</numerusform><numerusform>and %n more mistakes.</numerusform></translation>
    </message>
</context>
<context>
    <name>simulation</name>
    <message numerus="yes">
        <source>%n account(s) cost more than their margin.</source>
        <translation><numerusform>%n account costs more than its margin.</numerusform><numerusform>%n accounts cost more than their margin.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are left out.</source>
        <translation><numerusform>%n account in another currency is left out.</numerusform><numerusform>%n accounts in other currencies are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) keep their tier: rescue, renewal or strategic.</source>
        <translation><numerusform>%n account keeps its tier: rescue, renewal or strategic.</numerusform><numerusform>%n accounts keep their tier: rescue, renewal or strategic.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) whose ARR is not known are left out.</source>
        <translation><numerusform>%n account whose ARR is not known is left out.</numerusform><numerusform>%n accounts whose ARR is not known are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Dividend of tech touch: it is worth most for %n account(s) in dearer tiers; the {hours} h a month it frees serve {extra} more high-touch accounts.</source>
        <translation><numerusform>Dividend of tech touch: it is worth most for %n account in a dearer tier; the {hours} h a month it frees serve {extra} more high-touch accounts.</numerusform><numerusform>Dividend of tech touch: it is worth most for %n accounts in dearer tiers; the {hours} h a month it frees serve {extra} more high-touch accounts.</numerusform></translation>
    </message>
</context>
<context>
    <name>status</name>
    <message numerus="yes">
        <source>! %n mail(s) unconfirmed</source>
        <translation><numerusform>! %n mail unconfirmed</numerusform><numerusform>! %n mails unconfirmed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>! Data is %n day(s) old</source>
        <translation><numerusform>! Data is %n day old</numerusform><numerusform>! Data is %n days old</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>! Mail stands still: %n wait(s)</source>
        <translation><numerusform>! Mail stands still: %n waits</numerusform><numerusform>! Mail stands still: %n wait</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) wait to leave</source>
        <translation><numerusform>%n mail waits to leave</numerusform><numerusform>%n mails wait to leave</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held back</source>
        <translation><numerusform>%n row held back</numerusform><numerusform>%n rows held back</numerusform></translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n row(s) vanished from the source and were retired</source>
        <translation><numerusform>%n row vanished from the source and was retired</numerusform><numerusform>%n rows vanished from the source and were retired</numerusform></translation>
    </message>
</context>
<context>
    <name>table</name>
    <message numerus="yes">
        <source>%n rows are too many for the clipboard. Export them instead.</source>
        <translation><numerusform>%n row is too many for the clipboard. Export it instead.</numerusform><numerusform>%n rows are too many for the clipboard. Export them instead.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
</context>
<context>
    <name>team</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: their hours and touches promised are unknown.</source>
        <translation><numerusform>%n account is unclassified: its hours and touches promised are unknown.</numerusform><numerusform>%n accounts are unclassified: their hours and touches promised are unknown.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell in 7 days, more than chance gives</source>
        <translation><numerusform>%n account fell in 7 days, more than chance gives</numerusform><numerusform>%n accounts fell in 7 days, more than chance gives</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell in 7 days, {rose} rose</source>
        <translation><numerusform>%n account fell in 7 days, {rose} rose</numerusform><numerusform>%n accounts fell in 7 days, {rose} rose</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell to needs action in 7 days</source>
        <translation><numerusform>%n account fell to needs action in 7 days</numerusform><numerusform>%n accounts fell to needs action in 7 days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have no owner</source>
        <translation><numerusform>%n account has no owner</numerusform><numerusform>%n accounts have no owner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), ARR {arr}</source>
        <translation><numerusform>%n account, ARR {arr}</numerusform><numerusform>%n accounts, ARR {arr}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the team's rows need(s) help</source>
        <translation><numerusform>%n row of the team needs help</numerusform><numerusform>%n rows of the team need help</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open risk(s), help wanted for {wanted}</source>
        <translation><numerusform>%n open risk, help wanted for {wanted}</numerusform><numerusform>%n open risks, help wanted for {wanted}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n overdue promise(s)</source>
        <translation><numerusform>%n overdue promise</numerusform><numerusform>%n overdue promises</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n overdue to-do(s)</source>
        <translation><numerusform>%n overdue to-do</numerusform><numerusform>%n overdue to-dos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) overdue</source>
        <translation><numerusform>%n promise overdue</numerusform><numerusform>%n promises overdue</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) may be lost, ARR at risk {arr}</source>
        <translation><numerusform>%n renewal may be lost, ARR at risk {arr}</numerusform><numerusform>%n renewals may be lost, ARR at risk {arr}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s)</source>
        <translation><numerusform>%n to-do</numerusform><numerusform>%n to-dos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>As of {day} · %n CSM(s)</source>
        <translation><numerusform>As of {day} · %n CSM</numerusform><numerusform>As of {day} · %n CSMs</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No fresh data on {what}: %n account(s)</source>
        <translation><numerusform>No fresh data on {what}: %n account</numerusform><numerusform>No fresh data on {what}: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No measure tells why: %n account(s)</source>
        <translation><numerusform>No measure tells why: %n account</numerusform><numerusform>No measure tells why: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing tells whose %n account(s) were then: they stand with who has them today.</source>
        <translation><numerusform>Nothing tells whose %n account was then: it stands with who has it today.</numerusform><numerusform>Nothing tells whose %n accounts were then: they stand with who has them today.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{day} · %n row(s) need help, most urgent first</source>
        <translation><numerusform>{day} · %n row needs help, most urgent first</numerusform><numerusform>{day} · %n rows need help, most urgent first</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what} got better: %n account(s)</source>
        <translation><numerusform>{what} got better: %n account</numerusform><numerusform>{what} got better: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what} got worse: %n account(s)</source>
        <translation><numerusform>{what} got worse: %n account</numerusform><numerusform>{what} got worse: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what} no longer holds: %n account(s)</source>
        <translation><numerusform>{what} no longer holds: %n account</numerusform><numerusform>{what} no longer holds: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what}: %n account(s)</source>
        <translation><numerusform>{what}: %n account</numerusform><numerusform>{what}: %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>time</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>today</name>
    <message numerus="yes">
        <source>%n account(s) in all are past their cadence</source>
        <translation><numerusform>%n account in all is past its cadence</numerusform><numerusform>%n accounts in all are past their cadence</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n got worse</source>
        <translation><numerusform>%n got worse</numerusform><numerusform>%n got worse</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation><numerusform>%n note</numerusform><numerusform>%n notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tech-touch account(s) are past their cadence</source>
        <translation><numerusform>%n tech-touch account is past its cadence</numerusform><numerusform>%n tech-touch accounts are past their cadence</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tech-touch account(s) need action</source>
        <translation><numerusform>%n tech-touch account needs action</numerusform><numerusform>%n tech-touch accounts need action</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to reply to</source>
        <translation><numerusform>%n to reply to</numerusform><numerusform>%n to reply to</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>%n to-do done</numerusform><numerusform>%n to-dos done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>%n touch</numerusform><numerusform>%n touches</numerusform></translation>
    </message>
</context>
<context>
    <name>touch</name>
    <message numerus="yes">
        <source>The next touch at the latest %n day(s) after the last.</source>
        <translation><numerusform>The next touch at the latest %n day after the last.</numerusform><numerusform>The next touch at the latest %n days after the last.</numerusform></translation>
    </message>
</context>
<context>
    <name>units</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation><numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n seat</numerusform><numerusform>%n seats</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation><numerusform>%n ticket</numerusform><numerusform>%n tickets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>%n touch</numerusform><numerusform>%n touches</numerusform></translation>
    </message>
</context>
</TS>
