<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>absence</name>
    <message>
        <source>Brief for the absence of {owner}</source>
        <translation>{owner}の不在の要点</translation>
    </message>
    <message>
        <source>Brief for the colleague…</source>
        <translation>引き受ける同僚への要点…</translation>
    </message>
    <message>
        <source>Due touches meanwhile</source>
        <translation>不在中の接点の期日</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>End the absence of {owner}</source>
        <translation>{owner}さんの不在を終了</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>初日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Set absence</source>
        <translation>不在を登録</translation>
    </message>
    <message>
        <source>Take in a colleague's notes…</source>
        <translation>同僚のメモを取り込む…</translation>
    </message>
    <message>
        <source>Who covers</source>
        <translation>代わりの同僚</translation>
    </message>
    <message>
        <source>Who is away</source>
        <translation>不在の人</translation>
    </message>
    <message>
        <source>a day is missing</source>
        <translation>日付がありません</translation>
    </message>
    <message>
        <source>it is over</source>
        <translation>もう終わっています</translation>
    </message>
    <message>
        <source>leave to the colleague</source>
        <translation>同僚に任せる</translation>
    </message>
    <message>
        <source>move to the first business day back</source>
        <translation>復帰後の最初の営業日に移す</translation>
    </message>
    <message>
        <source>no colleague is named who covers</source>
        <translation>代わりの同僚が書かれていません</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>nobody covers for themselves</source>
        <translation>自分の代わりは自分ではできません</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>誰の不在かが書かれていません</translation>
    </message>
    <message>
        <source>the last day lies before the first</source>
        <translation>最終日が初日より前です</translation>
    </message>
    <message>
        <source>there is no such absence</source>
        <translation>その不在はありません</translation>
    </message>
    <message>
        <source>{owner}: {first} to {last}, back on {back}, cover: {cover}</source>
        <translation>{owner}: {first}～{last}、復帰 {back}、代わり: {cover}</translation>
    </message>
</context>
<context>
    <name>account</name>
    <message numerus="yes">
        <source>%n field(s) not known yet</source>
        <translation><numerusform>未確認%n件</numerusform></translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Accept the hand-over</source>
        <translation>引き継ぎを受領</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>回答日</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>姿勢</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>戻る(Esc)</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Brief (F9)</source>
        <translation>要点(F9)</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Changed fields</source>
        <translation>項目の変更</translation>
    </message>
    <message>
        <source>Choose an account, and it stands here in one look.</source>
        <translation>顧客を選ぶと、ここに要点が表示されます。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>コンタクト</translation>
    </message>
    <message>
        <source>Contract plan</source>
        <translation>契約プラン</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>Copy the shareable plan</source>
        <translation>共有用のプランをコピー</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>残り日数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商談</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商談</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Expansion proposal</source>
        <translation>拡大の提案</translation>
    </message>
    <message>
        <source>Export the sheet…</source>
        <translation>シートを書き出し…</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>基本情報</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>引き継ぎシート</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health score by week</source>
        <translation>ヘルススコアの推移(週次)</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影響力</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>請求</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>請求日</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>直近の確認</translation>
    </message>
    <message>
        <source>Last notes</source>
        <translation>最近のメモ</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録(L)</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>New goal (G)</source>
        <translation>目標を追加(G)</translation>
    </message>
    <message>
        <source>New hand-over sheet (Y)</source>
        <translation>引き継ぎシートを作成(Y)</translation>
    </message>
    <message>
        <source>New person (P)</source>
        <translation>人を追加(P)</translation>
    </message>
    <message>
        <source>New risk (R)</source>
        <translation>リスクを追加 (R)</translation>
    </message>
    <message>
        <source>Next meeting</source>
        <translation>次回の会議</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>No contacts are known. They come with a source that maps them, or P adds one.</source>
        <translation>コンタクトはまだいません。対応づけたデータソースから入るほか、Pで追加できます。</translation>
    </message>
    <message>
        <source>No data has come for this account yet.</source>
        <translation>この顧客のデータはまだ届いていません。</translation>
    </message>
    <message>
        <source>No next step is planned.</source>
        <translation>ネクストアクションがありません。</translation>
    </message>
    <message>
        <source>No notes yet. N writes one.</source>
        <translation>メモはまだありません。Nで書けます。</translation>
    </message>
    <message>
        <source>Not known yet: a task asks for it</source>
        <translation>未確認(タスクにしてあります)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ(N)</translation>
    </message>
    <message>
        <source>Nothing is planned here. Plan the next step, and it stands on Today.</source>
        <translation>まだ計画がありません。ネクストアクションを決めると「今日」に表示されます。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在値</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Number there</source>
        <translation>データ元でのID</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く(Enter)</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Outcome (O)</source>
        <translation>結果を記録(O)</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>解約・縮小</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>入金日</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Plan as slides…</source>
        <translation>プランをスライドに…</translation>
    </message>
    <message>
        <source>Plan the next step (S)</source>
        <translation>ネクストアクションを決める(S)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商材</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>{name}の進み具合</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>約束</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>連絡手段</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Renewals and expansions</source>
        <translation>契約更新と拡大</translation>
    </message>
    <message>
        <source>Renewals and expansions (Enter changes)</source>
        <translation>契約更新と拡大(Enterで変更)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席数</translation>
    </message>
    <message>
        <source>Set phase (F)</source>
        <translation>フェーズを設定(F)</translation>
    </message>
    <message>
        <source>Set touch tier (T)</source>
        <translation>タッチ区分を設定(T)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Stakeholders (Enter changes)</source>
        <translation>関係者(Enterで変更)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始値</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Success plan</source>
        <translation>サクセスプラン</translation>
    </message>
    <message>
        <source>Success plan (Enter changes, M checks, Delete removes)</source>
        <translation>サクセスプラン(Enterで変更、Mで確認、Deleteで削除)</translation>
    </message>
    <message>
        <source>Success plan {name}</source>
        <translation>サクセスプラン {name}</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>There is no hand-over sheet. A new one is filled from what is known.</source>
        <translation>引き継ぎシートはありません。作成すると、分かっていることが入ります。</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>To-dos</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>To-dos (E done, H later; of a risk Enter changes, C copies for Slack, Ctrl+P prints)</source>
        <translation>やること(E 完了、H 後で。リスクは Enter で変更、C でSlack用にコピー、Ctrl+P で印刷)</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>分かっていること</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>出どころ</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>決める人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由(Ctrl+I)</translation>
    </message>
    <message>
        <source>{name} (left on {day})</source>
        <translation>{name}({day}退任)</translation>
    </message>
    <message>
        <source>{name} · internal</source>
        <translation>{name}・社内</translation>
    </message>
    <message>
        <source>{percent} % · {state}</source>
        <translation>{percent} %・{state}</translation>
    </message>
    <message>
        <source>{step} (until {day})</source>
        <translation>{step}({day}まで)</translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n件の顧客</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) lie outside the table and are left out.</source>
        <translation><numerusform>表の外にはみ出す%n個のセルは貼り付けません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) will change.</source>
        <translation><numerusform>%n個のセルが変わります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) stay as they are.</source>
        <translation><numerusform>ほかに%n個のセルはそのまま残ります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {path}</source>
        <translation><numerusform>{path}に%n行を書き出しました</numerusform></translation>
    </message>
    <message>
        <source>Add an own field…</source>
        <translation>独自項目を追加…</translation>
    </message>
    <message>
        <source>As of a day…</source>
        <translation>過去の日付で見る…</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Excelブック (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>この一覧を書き出す</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>この一覧を書き出す…</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>絞り込み結果</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>マトリクス</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation>条件に合う顧客がありません</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>顧客はまだありません</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>グループなし</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Renewal board</source>
        <translation>契約更新ボード</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>契約更新カレンダー</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>ビューとして保存…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>The filter lets none through. Take a condition away, or choose another view.</source>
        <translation>絞り込みの条件に合う顧客がありません。条件を減らすか、別のビューを選んでください。</translation>
    </message>
    <message>
        <source>They come from a source: a CSV or Excel file, or a folder of exports, under Data.</source>
        <translation>「データ」でCSV・Excelファイルや出力フォルダーを追加すると、ここに並びます。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>accounts.xlsx</source>
        <translation>顧客一覧.xlsx</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}件</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>About CS Workbench</source>
        <translation>CS Workbench について</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活動履歴</translation>
    </message>
    <message>
        <source>Add a picture to the slide…</source>
        <translation>スライドに画像を追加…</translation>
    </message>
    <message>
        <source>Add a source…</source>
        <translation>データ元を追加…</translation>
    </message>
    <message>
        <source>Add a to-do…</source>
        <translation>やることを追加…</translation>
    </message>
    <message>
        <source>As of a day…</source>
        <translation>過去の日付で見る…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>割り当て…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Build the deck…</source>
        <translation>資料を作成…</translation>
    </message>
    <message>
        <source>Build the reviews of the chosen accounts…</source>
        <translation>選択した顧客のレビュー資料をまとめて作成…</translation>
    </message>
    <message>
        <source>Campaign to the chosen accounts…</source>
        <translation>選んだ顧客への一斉メール…</translation>
    </message>
    <message>
        <source>Cancel what has not left</source>
        <translation>まだ出ていないメールの配信を中止</translation>
    </message>
    <message>
        <source>Check a goal…</source>
        <translation>目標を確認…</translation>
    </message>
    <message>
        <source>Check and plan of the campaign</source>
        <translation>一斉メールの確認・予定</translation>
    </message>
    <message>
        <source>Check every mail of the campaign</source>
        <translation>一斉メールの送信前チェック</translation>
    </message>
    <message>
        <source>Check what the review lacks</source>
        <translation>レビューの不足を確認</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>行を詰める</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy for Slack</source>
        <translation>Slack用にコピー</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Customer voice…</source>
        <translation>お客様の声…</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>ダークテーマ</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Edit this cell</source>
        <translation>セルを編集</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>この一覧を書き出す…</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>下へコピー</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>この一覧を絞り込む</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>進む</translation>
    </message>
    <message>
        <source>Freeze the review's numbers</source>
        <translation>レビューの数値を固定</translation>
    </message>
    <message>
        <source>Go to an account…</source>
        <translation>顧客へ移動…</translation>
    </message>
    <message>
        <source>Group by this column</source>
        <translation>この列でグループ化</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Invitation and files of the campaign</source>
        <translation>一斉メールの招待・添付</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>文字を大きく</translation>
    </message>
    <message>
        <source>Leave the recipient out…</source>
        <translation>宛先から外す…</translation>
    </message>
    <message>
        <source>Log touch…</source>
        <translation>接点を記録…</translation>
    </message>
    <message>
        <source>Look for answers and bounces now</source>
        <translation>返信と不達を今すぐ確認</translation>
    </message>
    <message>
        <source>Meeting mode</source>
        <translation>会議モード</translation>
    </message>
    <message>
        <source>New campaign…</source>
        <translation>新しい一斉メール…</translation>
    </message>
    <message>
        <source>New draft to those it did not reach</source>
        <translation>届かなかった宛先への新しい下書き</translation>
    </message>
    <message>
        <source>New goal…</source>
        <translation>目標を追加…</translation>
    </message>
    <message>
        <source>New hand-over sheet…</source>
        <translation>引き継ぎシートを作成…</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>人を追加…</translation>
    </message>
    <message>
        <source>New review…</source>
        <translation>新しいレビュー…</translation>
    </message>
    <message>
        <source>New risk…</source>
        <translation>リスクを追加…</translation>
    </message>
    <message>
        <source>Next mail</source>
        <translation>次のメール</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>次の領域</translation>
    </message>
    <message>
        <source>Next slide</source>
        <translation>次のスライド</translation>
    </message>
    <message>
        <source>Next step…</source>
        <translation>ネクストアクション…</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>標準の文字サイズ</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>メモ…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Outcome: notice, churn…</source>
        <translation>結果を記録(解約通知・解約など)…</translation>
    </message>
    <message>
        <source>Outreach</source>
        <translation>配信</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Pause the campaign, or let it go on</source>
        <translation>一斉メールを一時停止・再開</translation>
    </message>
    <message>
        <source>Period, language, meeting of the review…</source>
        <translation>レビューの期間・言語・実施日…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Preview pane</source>
        <translation>プレビュー領域</translation>
    </message>
    <message>
        <source>Previous mail</source>
        <translation>前のメール</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>前の領域</translation>
    </message>
    <message>
        <source>Previous slide</source>
        <translation>前のスライド</translation>
    </message>
    <message>
        <source>Print the risk…</source>
        <translation>リスクを印刷…</translation>
    </message>
    <message>
        <source>Put the recipient in all the same…</source>
        <translation>それでも宛先に入れる…</translation>
    </message>
    <message>
        <source>Quick note…</source>
        <translation>すばやくメモ…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Recent accounts…</source>
        <translation>最近の顧客…</translation>
    </message>
    <message>
        <source>Recipients of the campaign</source>
        <translation>一斉メールの宛先</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Remove the review</source>
        <translation>レビューを削除</translation>
    </message>
    <message>
        <source>Reopen the review…</source>
        <translation>レビューを下書きへ戻す…</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>レイアウトを初期状態に戻す</translation>
    </message>
    <message>
        <source>Review is ready</source>
        <translation>レビューを準備完了にする</translation>
    </message>
    <message>
        <source>Review was held…</source>
        <translation>レビューを実施済みにする…</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存して閉じる</translation>
    </message>
    <message>
        <source>Save as a view…</source>
        <translation>ビューとして保存…</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>すべてから検索</translation>
    </message>
    <message>
        <source>Search or run a command…</source>
        <translation>検索・コマンド…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>Select or unselect</source>
        <translation>選択・解除</translation>
    </message>
    <message>
        <source>Send the campaign…</source>
        <translation>一斉メールを送信…</translation>
    </message>
    <message>
        <source>Send the mail to me as a test…</source>
        <translation>自分にテスト送信…</translation>
    </message>
    <message>
        <source>Set health by hand…</source>
        <translation>ヘルスを手動設定…</translation>
    </message>
    <message>
        <source>Set phase…</source>
        <translation>フェーズを設定…</translation>
    </message>
    <message>
        <source>Set touch tier…</source>
        <translation>タッチ区分を設定…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>見送り…</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>文字を小さく</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>後で…</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>この列で並べ替え</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>今すぐ同期</translation>
    </message>
    <message>
        <source>Take in a colleague's notes…</source>
        <translation>同僚のメモを取り込む…</translation>
    </message>
    <message>
        <source>Take the campaign back before it leaves</source>
        <translation>配信が始まる前に取り消す</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Template of the deck…</source>
        <translation>資料のテンプレート…</translation>
    </message>
    <message>
        <source>Text of the campaign</source>
        <translation>一斉メールの本文</translation>
    </message>
    <message>
        <source>The answer asks for no more mail: write no more</source>
        <translation>返信は配信停止の依頼：今後は送らない</translation>
    </message>
    <message>
        <source>The answer does not ask for no more mail</source>
        <translation>返信は配信停止の依頼ではない</translation>
    </message>
    <message>
        <source>The unconfirmed mail arrived</source>
        <translation>要確認のメールは届いていた</translation>
    </message>
    <message>
        <source>The unconfirmed mail did not arrive: send it again</source>
        <translation>要確認のメールは届いていないので再送</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Topic…</source>
        <translation>話題…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>What it says, or the recipients</source>
        <translation>内容と宛先を切り替え</translation>
    </message>
    <message>
        <source>Why is … not here?</source>
        <translation>なぜこの一覧にない?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>activity</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n件の顧客</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation><numerusform>%n件の声</numerusform></translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts, such as tier:high</source>
        <translation>顧客の条件(例 tier:high)</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活動履歴</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>All topics</source>
        <translation>すべての話題</translation>
    </message>
    <message>
        <source>CSM pulse {level} of 5. {comment}</source>
        <translation>温度感 {level}/5　{comment}</translation>
    </message>
    <message>
        <source>Condition for the accounts</source>
        <translation>顧客の条件</translation>
    </message>
    <message>
        <source>Customer voice (V)</source>
        <translation>お客様の声(V)</translation>
    </message>
    <message>
        <source>Customer voices</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Health: {before} → {after} ({score})</source>
        <translation>ヘルス: {before} → {after}({score})</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>直近12か月</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>直近30日</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>直近90日</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録(L)</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>時間(分)</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>担当顧客</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ(N)</translation>
    </message>
    <message>
        <source>Nothing has happened here yet. Notes, touches and tickets appear as they come.</source>
        <translation>まだ何もありません。メモ・接点・チケットがここに並びます。</translation>
    </message>
    <message>
        <source>Nothing like that has happened. Take a filter away to see more.</source>
        <translation>条件に合うものはありません。絞り込みを外すと表示されます。</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く(Enter)</translation>
    </message>
    <message>
        <source>Paste a chat (Ctrl+V)</source>
        <translation>チャットを貼り付け(Ctrl+V)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>要望一覧</translation>
    </message>
    <message>
        <source>Set by hand: {value} ({reason})</source>
        <translation>手動設定: {value}({reason})</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation>チーム全体</translation>
    </message>
    <message>
        <source>The whole text</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>The whole text of the current line stands here.</source>
        <translation>選んだ行の全文がここに表示されます。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>話題</translation>
    </message>
    <message>
        <source>Topic (B)</source>
        <translation>話題(B)</translation>
    </message>
    <message>
        <source>Touch tier: {before} → {after} ({cause})</source>
        <translation>タッチ区分: {before} → {after}({cause})</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Whose accounts</source>
        <translation>対象の顧客</translation>
    </message>
    <message>
        <source>[{topic}] {words}</source>
        <translation>[{topic}] {words}</translation>
    </message>
    <message>
        <source>an earlier version counts again</source>
        <translation>前の版に戻したため</translation>
    </message>
    <message>
        <source>at a tier review</source>
        <translation>区分見直し</translation>
    </message>
    <message>
        <source>by the touch model</source>
        <translation>タッチモデルによる</translation>
    </message>
    <message>
        <source>the touch model was published</source>
        <translation>タッチモデルの公開</translation>
    </message>
    <message>
        <source>{channel} (from them)</source>
        <translation>{channel}(先方から)</translation>
    </message>
    <message>
        <source>{channel} (no answer)</source>
        <translation>{channel}(応答なし)</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>{kind} (many)</source>
        <translation>{kind} 多数</translation>
    </message>
    <message>
        <source>{kind} {count}</source>
        <translation>{kind} {count}</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}: {text}</translation>
    </message>
</context>
<context>
    <name>allocation</name>
    <message numerus="yes">
        <source>%n CSM(s)</source>
        <translation><numerusform>CSM %n名</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) down, at the next tier review</source>
        <translation><numerusform>次の区分見直しで下がる %n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in another tier, by hand or until the next tier review</source>
        <translation><numerusform>%n社は別の区分(手動設定、または次の区分見直しまで)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) up</source>
        <translation><numerusform>すぐ上がる %n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) wait</source>
        <translation><numerusform>据え置き %n社</numerusform></translation>
    </message>
    <message>
        <source>1 to {count} give the cell a tier, Delete takes it back, Enter lists its accounts.</source>
        <translation>1～{count}でマスの区分を変更、Delで元に戻す、Enterで顧客の一覧を開きます。</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts of the tier review</source>
        <translation>区分見直しの顧客</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>すべての顧客</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>現在の状態</translation>
    </message>
    <message>
        <source>Before and after, by tier</source>
        <translation>区分ごとの変更前と変更後</translation>
    </message>
    <message>
        <source>Begin a tier review</source>
        <translation>区分見直しを開始</translation>
    </message>
    <message numerus="yes">
        <source>Begun on {day} for {model}: %n account(s) move, {agree} agreed, {objections} objected, {open} open.</source>
        <translation><numerusform>{day}開始、「{model}」:%n社の区分が変わる見込み(同意{agree}、異議{objections}、未回答{open})。</numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>変更を破棄</translation>
    </message>
    <message>
        <source>Drop the review</source>
        <translation>見直しを取りやめ</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Folder for the sheets of the tier review</source>
        <translation>区分見直しのシートの保存先</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>変更前 → 変更後</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>時間/月</translation>
    </message>
    <message>
        <source>It could not be published on {day}: publish it again to see why.</source>
        <translation>{day}に公開できませんでした。もう一度公開すると、理由が分かります。</translation>
    </message>
    <message>
        <source>Memo about the touch model</source>
        <translation>タッチモデルの変更メモ</translation>
    </message>
    <message>
        <source>Memo {day}</source>
        <translation>タッチモデル変更メモ {day}</translation>
    </message>
    <message>
        <source>Memo…</source>
        <translation>変更メモ…</translation>
    </message>
    <message>
        <source>Nobody moves.</source>
        <translation>区分が変わる顧客はありません。</translation>
    </message>
    <message>
        <source>None is running. Only a tier review lets tiers go down and moves borders.</source>
        <translation>進行中の区分見直しはありません。区分が下がり、境界が動くのは区分見直しのときだけです。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Markdown (*.md)</source>
        <translation>PDF (*.pdf);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Publish from</source>
        <translation>公開する日</translation>
    </message>
    <message>
        <source>Publish the changes: up at once, down at the next review</source>
        <translation>変更を公開(上がる区分はすぐ、下がる区分は次の見直しで)</translation>
    </message>
    <message>
        <source>Publish the review</source>
        <translation>区分見直しを公開</translation>
    </message>
    <message>
        <source>Publish the review…</source>
        <translation>見直しを公開…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>公開…</translation>
    </message>
    <message>
        <source>Save as a draft</source>
        <translation>下書きとして保存</translation>
    </message>
    <message>
        <source>Share of ARR</source>
        <translation>ARRの割合</translation>
    </message>
    <message>
        <source>Sheet of a colleague</source>
        <translation>担当CSMのシート</translation>
    </message>
    <message>
        <source>Take in a sheet…</source>
        <translation>シートを取り込む…</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Tier review</source>
        <translation>区分見直し</translation>
    </message>
    <message>
        <source>Touch tier of each cell</source>
        <translation>マスごとのタッチ区分</translation>
    </message>
    <message>
        <source>What is not known has no tier: fill in the fact, not the cell.</source>
        <translation>不明な値には区分を付けられません。マスではなく、顧客の項目を入力してください。</translation>
    </message>
    <message>
        <source>What this draft would do</source>
        <translation>この下書きの影響</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時期</translation>
    </message>
    <message>
        <source>Who moves</source>
        <translation>区分が変わる顧客</translation>
    </message>
    <message>
        <source>Write the sheets…</source>
        <translation>シートを書き出す…</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>同意</translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>ほか%n社</numerusform></translation>
    </message>
    <message>
        <source>at once</source>
        <translation>すぐ</translation>
    </message>
    <message>
        <source>at the review</source>
        <translation>見直し時</translation>
    </message>
    <message>
        <source>more hours than the team has</source>
        <translation>チームの時間を超えます</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>異議</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>据え置き</translation>
    </message>
    <message>
        <source>{accounts} · {hours} h</source>
        <translation>{accounts}・{hours}時間</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{before} → {after} hours a month, load {load} → {then}</source>
        <translation>月{before} → {after}時間、稼働負荷 {load} → {then}</translation>
    </message>
    <message>
        <source>{before} → {once} hours a month when published → {after} after the review, load {load} → {then} → {last}</source>
        <translation>月{before}時間 → 公開時{once}時間 → 見直し後{after}時間、稼働負荷 {load} → {then} → {last}</translation>
    </message>
    <message>
        <source>{hours} hours a month, load {load}</source>
        <translation>月{hours}時間、稼働負荷 {load}</translation>
    </message>
    <message>
        <source>{model} counts from {day}.</source>
        <translation>「{model}」は{day}から有効になります。</translation>
    </message>
    <message numerus="yes">
        <source>{model} · draft: %n cell(s) differ</source>
        <translation><numerusform>{model}・下書き:%nマス変更</numerusform></translation>
    </message>
    <message>
        <source>{name}, never published</source>
        <translation>{name}(未公開)</translation>
    </message>
    <message>
        <source>{name}, version {version}</source>
        <translation>{name} 第{version}版</translation>
    </message>
    <message>
        <source>{row}, {column}: {tier}</source>
        <translation>{row}、{column}:{tier}</translation>
    </message>
    <message>
        <source>{tier} ({key})</source>
        <translation>{tier}({key})</translation>
    </message>
    <message>
        <source>→ {tier}</source>
        <translation>→ {tier}</translation>
    </message>
</context>
<context>
    <name>as of</name>
    <message>
        <source>Accounts' own fields, such as the owner, are known from {day} on. What nothing kept tells is a dash.</source>
        <translation>担当CSMなど顧客の項目は{day}からわかっています。記録のない値は「–」です。</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>As of a day</source>
        <translation>過去の日付で見る</translation>
    </message>
    <message>
        <source>As of which day?</source>
        <translation>いつの時点で見ますか?</translation>
    </message>
    <message>
        <source>As of {day}: to look at, not to change</source>
        <translation>{day}時点(閲覧のみ)</translation>
    </message>
    <message>
        <source>Back to today (Esc)</source>
        <translation>今日に戻る(Esc)</translation>
    </message>
    <message>
        <source>This layout shows today only. Esc goes back to today.</source>
        <translation>この表示は今日の分だけです。Escで今日に戻ります。</translation>
    </message>
    <message>
        <source>Week after (→)</source>
        <translation>次の週(→)</translation>
    </message>
    <message>
        <source>Week before (←)</source>
        <translation>前の週(←)</translation>
    </message>
    <message>
        <source>accounts-{day}.xlsx</source>
        <translation>顧客-{day}.xlsx</translation>
    </message>
</context>
<context>
    <name>backtest</name>
    <message numerus="yes">
        <source>%n account(s) left while the score was green. Read them first: what did it not see?</source>
        <translation><numerusform>%n件は「健全」のまま解約しました。まずここを読んでください。スコアは何を見ていなかったのでしょうか。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) left out: dated after the data end.</source>
        <translation><numerusform>データの終わりより後の日付の結果%n件を除きました。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n outcome(s) left out: dated before the account was a customer.</source>
        <translation><numerusform>契約開始より前の日付の結果%n件を除きました。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are those that were shown then; the others were computed from what was known then.</source>
        <translation><numerusform>%n件は当時表示されたスコア、ほかは当時わかっていた情報から計算したスコアです。</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 is perfect, 0 no better than always saying the base rate, below 0 worse.</source>
        <translation>1が完全、0は平均の解約率を言い続けるのと同じ、0未満はそれより悪いことを示します。</translation>
    </message>
    <message>
        <source>AUC of weights learned elsewhere</source>
        <translation>別の時期・顧客から学んだ重みのAUC</translation>
    </message>
    <message>
        <source>AUC of your weights</source>
        <translation>今の重みのAUC</translation>
    </message>
    <message>
        <source>AUC with the first 30 days</source>
        <translation>直後30日を含むAUC</translation>
    </message>
    <message>
        <source>After {events} of them the account left {gap} to {ahead} days later.</source>
        <translation>そのうち{events}回は、{gap}~{ahead}日後に解約しました。</translation>
    </message>
    <message>
        <source>An account on a day, with a score and an outcome.</source>
        <translation>ある日のある顧客。スコアと結果がわかっているもの。</translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation>全体の解約率</translation>
    </message>
    <message>
        <source>Better than the base rate (skill)</source>
        <translation>平均の解約率より良い割合(スキル)</translation>
    </message>
    <message>
        <source>Capture of the lowest {share} %</source>
        <translation>下位{share}%の捕捉率</translation>
    </message>
    <message>
        <source>Cross-section: not a forecast. These data have no days; who left may have changed the measures by leaving.</source>
        <translation>横断面の比較であり、予測ではありません。このデータには日付がなく、解約したことで指標の値が変わっている可能性があります。</translation>
    </message>
    <message>
        <source>Days from a warning to the churn</source>
        <translation>警告から解約までの日数</translation>
    </message>
    <message>
        <source>Error of the chance (Brier)</source>
        <translation>確率の誤差(Brier)</translation>
    </message>
    <message>
        <source>Experimental: fewer than 100 left.</source>
        <translation>試験的な案です。解約が100件未満です。</translation>
    </message>
    <message>
        <source>How many times as often as the average those with the lowest scores left.</source>
        <translation>スコアが低い顧客が、平均の何倍の割合で解約したか。</translation>
    </message>
    <message>
        <source>Keep your own weights: others were better in only {gains} of 100 trials on accounts they had not seen, or told nothing apart in another time.</source>
        <translation>今の重みのままにしてください。学習に使っていない顧客での試行では、別の重みが上回ったのは100回中{gains}回だけか、その重みでも解約を見分けられませんでした。</translation>
    </message>
    <message>
        <source>Learned on earlier days alone, tried on later ones.</source>
        <translation>前の時期だけで学び、後の時期で試したもの。</translation>
    </message>
    <message>
        <source>Left (events)</source>
        <translation>解約(件数)</translation>
    </message>
    <message>
        <source>Lift of the lowest {share} %</source>
        <translation>下位{share}%のリフト</translation>
    </message>
    <message>
        <source>Looks (n)</source>
        <translation>観測(n)</translation>
    </message>
    <message>
        <source>Looks after which the account left in time.</source>
        <translation>その後、期間内に解約した観測。</translation>
    </message>
    <message>
        <source>Looks left out: {parts}.</source>
        <translation>除いた観測: {parts}。</translation>
    </message>
    <message>
        <source>Mean squared error of chances learned on other days; 0 is perfect.</source>
        <translation>別の時期から学んだ確率の平均二乗誤差。0が完全です。</translation>
    </message>
    <message>
        <source>Median days between a look in yellow or red and the churn.</source>
        <translation>「注意」か「要対応」と観測してから解約までの日数の中央値。</translation>
    </message>
    <message>
        <source>Missing (or known) only for one kind of outcome: {measure}. It may be filled in or emptied by it.</source>
        <translation>解約・継続の片方だけで欠けている、または片方だけにある指標: {measure}。解約によって入力または消去された可能性があります。</translation>
    </message>
    <message>
        <source>Of one who left and one who stayed, how often the score was lower for the one who left; 0.5 is chance. Interval by Hanley and McNeil.</source>
        <translation>解約した顧客と継続した顧客を1社ずつ比べて、解約した顧客のスコアの方が低い割合。0.5は偶然。区間はHanleyとMcNeilによります。</translation>
    </message>
    <message>
        <source>Of one who left and one who stayed, the score was lower for the one who left {share} times in 100; 50 is chance.</source>
        <translation>解約した顧客と継続した顧客を1社ずつ比べると、100回中{share}回は解約した顧客のスコアの方が低くなっています(偶然なら50回)。</translation>
    </message>
    <message>
        <source>Of two, how often the one with the lower score left first, over all the data tell.</source>
        <translation>2社のうちスコアが低い方が先に解約した割合。データのある全期間で数えます。</translation>
    </message>
    <message>
        <source>On the days that the learned weights had not seen.</source>
        <translation>重みの学習に使っていない日での値。</translation>
    </message>
    <message>
        <source>Other weights need {needed} who left and as many who stayed, and two measures; there are {events} and {others}. Keep your own.</source>
        <translation>別の重みを考えるには、解約と継続がそれぞれ{needed}件と、指標が2つ必要です。今は{events}件と{others}件です。今の重みのままにしてください。</translation>
    </message>
    <message>
        <source>Right order in time (Harrell C)</source>
        <translation>解約の順序の一致(Harrell C)</translation>
    </message>
    <message>
        <source>Right pairs (AUC)</source>
        <translation>正しい組の割合(AUC)</translation>
    </message>
    <message>
        <source>Share of all who left that was among those with the lowest scores.</source>
        <translation>解約した顧客のうち、スコアが低い顧客に含まれていた割合。</translation>
    </message>
    <message>
        <source>Share of the looks after which the account left.</source>
        <translation>観測のうち、その後に解約した割合。</translation>
    </message>
    <message>
        <source>The same with churns counted that came too soon to act.</source>
        <translation>手を打つには早すぎた解約も数えた場合の値。</translation>
    </message>
    <message>
        <source>The score points the wrong way: of one who left and one who stayed, it was lower for the one who left only {share} times in 100; 50 is chance.</source>
        <translation>スコアの向きが逆です。解約した顧客と継続した顧客を1社ずつ比べると、解約した顧客のスコアの方が低いのは100回中{share}回だけです(偶然なら50回)。</translation>
    </message>
    <message>
        <source>The score sees only the last 30 days: with them its share of right pairs is {share} of 100 higher. That is too late to act.</source>
        <translation>スコアは解約直前の30日しか見分けていません。その30日を含めると正しい組が100回中{share}回増えます。それでは手を打つには遅すぎます。</translation>
    </message>
    <message>
        <source>The tenth with the lowest scores left {times} times as often as the average; in it were {caught} of 100 who left.</source>
        <translation>スコアが低い方の1割は平均の{times}倍の割合で解約し、解約した100件中{caught}件がここに入っていました。</translation>
    </message>
    <message>
        <source>There is no evidence that this score tells churn apart.</source>
        <translation>このスコアが解約を見分けている証拠はありません。</translation>
    </message>
    <message>
        <source>These weights told churn apart better in {gains} of 100 trials on accounts they had not seen. They are an offer: nothing was changed.</source>
        <translation>学習に使っていない顧客での試行では、この重みの方が100回中{gains}回、解約をよく見分けました。これは提案で、何も変更していません。</translation>
    </message>
    <message>
        <source>Time as a customer stops at the churn, and whoever left has less of it: {measure}. What it seems to foretell may only be that.</source>
        <translation>契約の長さは解約すると止まり、解約した顧客ほど短くなります: {measure}。予測しているように見えるだけかもしれません。</translation>
    </message>
    <message>
        <source>Too few cases to judge: {events} churned and {others} stayed, at least {least} of each are needed.</source>
        <translation>件数が少なく判断できません。解約{events}件、継続{others}件で、それぞれ{least}件以上が必要です。</translation>
    </message>
    <message>
        <source>What the first sync of a source brought counts as known since it happened.</source>
        <translation>最初の同期で取り込んだ記録は、起きた日から知っていたものとして数えています。</translation>
    </message>
    <message>
        <source>left out: known today, but nothing stored says what it was on those days</source>
        <translation>除外: 今の値はわかりますが、当時の値を示す記録がありません</translation>
    </message>
    <message>
        <source>left out: nothing is known of it</source>
        <translation>除外: データがありません</translation>
    </message>
    <message>
        <source>the same for everybody: it tells nobody apart</source>
        <translation>全員同じ値で、見分けられません</translation>
    </message>
    <message>
        <source>{accounts} accounts were looked at on {days} days from {first} to {last}, each time with what was known then: {rows} looks.</source>
        <translation>{first}から{last}までの{days}日について、{accounts}社を、その日にわかっていた情報だけで見ました(観測は延べ{rows}回)。</translation>
    </message>
    <message>
        <source>{count} had given notice</source>
        <translation>解約通知済み{count}</translation>
    </message>
    <message>
        <source>{count} had left before</source>
        <translation>すでに解約済み{count}</translation>
    </message>
    <message>
        <source>{count} had no score</source>
        <translation>スコアなし{count}</translation>
    </message>
    <message>
        <source>{count} left within {gap} days, too late to act</source>
        <translation>{gap}日以内に解約(手を打つには遅すぎます){count}</translation>
    </message>
    <message>
        <source>{count} went from the source without an outcome</source>
        <translation>結果のないまま連携元から消えたもの{count}</translation>
    </message>
    <message>
        <source>{count} were customers for less than {days} days</source>
        <translation>契約開始から{days}日未満{count}</translation>
    </message>
    <message>
        <source>{measure} alone tells nearly every churn ({share} times in 100). It may be set because of the churn: check where it is from.</source>
        <translation>「{measure}」だけで解約がほぼわかります(100回中{share}回)。解約を受けて入力された値かもしれません。出どころを確かめてください。</translation>
    </message>
    <message>
        <source>{measure} moves once notice was given ({share} of 100 accounts). It follows the churn, it does not foretell it.</source>
        <translation>「{measure}」は解約通知の後に動いています(100社中{share}社)。解約の結果であり、予兆ではありません。</translation>
    </message>
    <message>
        <source>{measure} rather speaks for staying when it is poor: check its definition.</source>
        <translation>「{measure}」は、値が悪いほど継続する傾向があります。定義を確かめてください。</translation>
    </message>
    <message>
        <source>{rows} accounts, of which {events} left ({field}).</source>
        <translation>{rows}社のうち{events}社が解約しました({field})。</translation>
    </message>
</context>
<context>
    <name>balance</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: what they need is unknown.</source>
        <translation><numerusform>未分類の%n社は必要な接点が不明です。</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A tool for coverage, not for appraisal.</source>
        <translation>行き届きを確かめるための表示で、人事評価の材料ではありません。</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>社数</translation>
    </message>
    <message>
        <source>Chance at least</source>
        <translation>偶然の下限</translation>
    </message>
    <message>
        <source>Chance up to</source>
        <translation>偶然の上限</translation>
    </message>
    <message>
        <source>Contact balance</source>
        <translation>接点バランス</translation>
    </message>
    <message>
        <source>Fewer than {least} touches are needed: that is too few to tell more than counts.</source>
        <translation>必要な接点が{least}回に満たないため、件数だけを示します。</translation>
    </message>
    <message>
        <source>Human / digital</source>
        <translation>個別 / デジタル</translation>
    </message>
    <message>
        <source>In {days} days</source>
        <translation>{days}日以内</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録(L)</translation>
    </message>
    <message>
        <source>Loudness bias</source>
        <translation>声の大きさへの偏り</translation>
    </message>
    <message>
        <source>Mail not counted: no mailbox is connected, so only touches logged or imported are in. No favourite is named.</source>
        <translation>メールは未集計です。メールボックスが未接続のため、記録または取り込んだ接点だけを数え、偏った担当先は名指ししません。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Misallocation</source>
        <translation>配分のずれ</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>担当顧客</translation>
    </message>
    <message>
        <source>Neglected</source>
        <translation>ごぶさた</translation>
    </message>
    <message>
        <source>Neglected is sorted by ARR against the mean of its own currency; nothing is converted.</source>
        <translation>ごぶさたの並びは、同じ通貨の平均に対するARRによります(換算はしていません)。</translation>
    </message>
    <message>
        <source>Next step (S)</source>
        <translation>ネクストアクション(S)</translation>
    </message>
    <message>
        <source>No touch for {days} days, {gap} at most; over since {since}</source>
        <translation>最終接点から{days}日(上限{gap}日)、{since}から超過</translation>
    </message>
    <message>
        <source>No touch in {days} days as a customer, {gap} at most; over since {since}</source>
        <translation>契約から{days}日間接点なし(上限{gap}日)、{since}から超過</translation>
    </message>
    <message>
        <source>No touch is known yet: none was logged, and no source tells of any.</source>
        <translation>接点がまだわかりません。記録がなく、どのデータ元からも届いていません。</translation>
    </message>
    <message>
        <source>Nobody gets far more than they need.</source>
        <translation>手厚すぎる顧客はありません。</translation>
    </message>
    <message>
        <source>Nobody is neglected.</source>
        <translation>ごぶさたの顧客はありません。</translation>
    </message>
    <message>
        <source>Nobody left several outreaches without an answer.</source>
        <translation>続けて返信のない顧客はありません。</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ(N)</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く(Enter)</translation>
    </message>
    <message>
        <source>Outreaches without an answer: {count}, {first} to {last} (listed from {least})</source>
        <translation>返信のない連絡{count}回、{first}～{last}({least}回から表示)</translation>
    </message>
    <message>
        <source>Over-served</source>
        <translation>手厚すぎ</translation>
    </message>
    <message>
        <source>Over-service</source>
        <translation>過剰</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Reached by tier</source>
        <translation>タッチ区分ごとの接点</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>返信なし</translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation>チーム全体</translation>
    </message>
    <message>
        <source>Tier and phase</source>
        <translation>区分とフェーズ</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Touches since {since}: {touches}, needed {needed} (by chance: {chance} in 100)</source>
        <translation>{since}から接点{touches}回、必要{needed}回(偶然なら100回中{chance}回)</translation>
    </message>
    <message>
        <source>Unmet</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Usage trend</source>
        <translation>利用の推移</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>意味</translation>
    </message>
    <message>
        <source>Whose accounts</source>
        <translation>対象の顧客</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由(Ctrl+I)</translation>
    </message>
    <message>
        <source>extra for the loud; 0: even</source>
        <translation>連絡の多い顧客への偏り(0で均等)</translation>
    </message>
    <message>
        <source>needed touches that nobody made</source>
        <translation>必要だったのに行われなかった接点</translation>
    </message>
    <message>
        <source>touches beyond the need</source>
        <translation>必要を超えた接点</translation>
    </message>
    <message>
        <source>touches due to other accounts</source>
        <translation>ほかの顧客へ回すべき接点</translation>
    </message>
    <message>
        <source>{days} days to {day} · accounts: {accounts} · touches: {touches} · needed: {needed}</source>
        <translation>{day}までの{days}日間 · {accounts}社 · 接点{touches}回 · 必要{needed}回</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>{owner}: {accounts} get {excess} % of the touches beyond their need.</source>
        <translation>{owner}さん: {accounts}に、必要な分を超えて接点の{excess}%が集まっています。</translation>
    </message>
    <message>
        <source>▲ stands out</source>
        <translation>▲ 目立つ</translation>
    </message>
    <message>
        <source>● within chance</source>
        <translation>● 偶然の範囲内</translation>
    </message>
</context>
<context>
    <name>board</name>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <translation><numerusform>%n 件の契約更新</numerusform></translation>
    </message>
    <message>
        <source>A renewal comes here six months before its notice deadline, or before its end where none is known.</source>
        <translation>解約通知期限(不明なら契約終了日)の6か月前になると、契約更新がここに並びます。</translation>
    </message>
    <message>
        <source>Judgements are written here. The rest is changed in the layout Renewals, or on the account.</source>
        <translation>ここで書くのは見立てです。ほかの項目は契約更新カレンダーか顧客ページで変更できます。</translation>
    </message>
    <message>
        <source>No renewal is to be judged</source>
        <translation>見立ての対象となる契約更新はありません</translation>
    </message>
    <message>
        <source>On a judgement: 1 renews, 2 smaller, 3 leaves, 4 monitor; Enter says why; Delete takes it back.</source>
        <translation>見立ての欄では 1 契約更新、2 縮小、3 解約、4 様子見。Enterで理由を書き、Deleteで取り下げます。</translation>
    </message>
    <message>
        <source>Renewal board</source>
        <translation>契約更新ボード</translation>
    </message>
    <message>
        <source>The CSM's judgement is written by the account's own CSM.</source>
        <translation>CSMの見立ては、その顧客の担当CSMが書きます。</translation>
    </message>
    <message>
        <source>The lead's judgement is written by a lead. Your role stands in Settings.</source>
        <translation>リーダーの見立ては、リーダーが書きます。あなたの役割は設定で確認できます。</translation>
    </message>
    <message>
        <source>Three months ahead “monitor” is no judgement any more: choose 1, 2 or 3.</source>
        <translation>期限まで3か月を切ると「様子見」は選べません。1・2・3のいずれかを選んでください。</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未記入</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>{verdict} (record)</source>
        <translation>{verdict}(記録より)</translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%n day(s) left to decide</source>
        <translation><numerusform>判断期限まであと%n日</numerusform></translation>
    </message>
    <message>
        <source>ARR {amount}</source>
        <translation>ARR {amount}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Brief as of {day}. For us only: internal passages are in it.</source>
        <translation>{day}時点の要点。社内限り(内部の記述を含みます)。</translation>
    </message>
    <message>
        <source>Brief copied. It is for us only.</source>
        <translation>要点をコピーしました。社内限りです。</translation>
    </message>
    <message>
        <source>Brief for the colleague who covers</source>
        <translation>引き受ける同僚への要点</translation>
    </message>
    <message>
        <source>Brief of all accounts</source>
        <translation>全顧客の要点</translation>
    </message>
    <message>
        <source>Brief of the accounts of {owner}</source>
        <translation>{owner}の担当顧客の要点</translation>
    </message>
    <message>
        <source>Brief {owner} {day}</source>
        <translation>要点 {owner} {day}</translation>
    </message>
    <message>
        <source>Champion left on {day}: {person}</source>
        <translation>推進者が{day}に離任: {person}</translation>
    </message>
    <message>
        <source>Champion left: {person}</source>
        <translation>推進者が離任: {person}</translation>
    </message>
    <message>
        <source>Contract ends {day}</source>
        <translation>契約終了 {day}</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdownでコピー</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストでコピー</translation>
    </message>
    <message>
        <source>Covered by {name}</source>
        <translation>代わり: {name}</translation>
    </message>
    <message>
        <source>Decides: {name}</source>
        <translation>決裁: {name}</translation>
    </message>
    <message>
        <source>Due in the period</source>
        <translation>期間中のやること</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excelブック (*.xlsx)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;PDF (*.pdf)</source>
        <translation>Excelブック (*.xlsx);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Health and contract</source>
        <translation>ヘルスと契約</translation>
    </message>
    <message>
        <source>Health: what changed</source>
        <translation>ヘルスの変化</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>いまの状態</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>最近のメモ</translation>
    </message>
    <message>
        <source>Last notes</source>
        <translation>最近のメモ</translation>
    </message>
    <message numerus="yes">
        <source>Last touch {day}, %n day(s) ago</source>
        <translation><numerusform>最終接点 {day}(%n日前)</numerusform></translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次の予定</translation>
    </message>
    <message>
        <source>Next meeting: {meeting}</source>
        <translation>次の打ち合わせ: {meeting}</translation>
    </message>
    <message>
        <source>Next step: {step}</source>
        <translation>ネクストアクション: {step}</translation>
    </message>
    <message>
        <source>Next step: {step} (until {day})</source>
        <translation>ネクストアクション: {step}({day}まで)</translation>
    </message>
    <message>
        <source>No next step is planned.</source>
        <translation>ネクストアクションがありません。</translation>
    </message>
    <message>
        <source>No touch is known.</source>
        <translation>接点の記録がありません。</translation>
    </message>
    <message>
        <source>None is known.</source>
        <translation>記録がありません。</translation>
    </message>
    <message>
        <source>Note (write here)</source>
        <translation>メモ(ここに記入)</translation>
    </message>
    <message>
        <source>Notes of a colleague</source>
        <translation>同僚のメモ</translation>
    </message>
    <message>
        <source>Notice deadline {day}</source>
        <translation>解約通知期限 {day}</translation>
    </message>
    <message>
        <source>Notice deadline: not known</source>
        <translation>解約通知期限: 不明</translation>
    </message>
    <message>
        <source>Now {now}; what it was on {day} is not known.</source>
        <translation>現在 {now}({day}の値は不明)</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>未完了の約束</translation>
    </message>
    <message>
        <source>Open tickets, oldest first</source>
        <translation>未解決のチケット(古い順)</translation>
    </message>
    <message>
        <source>Owner {owner}</source>
        <translation>担当CSM {owner}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>関係者</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Row {row} ({account}): its hidden id is gone, so it is not known where the note belongs.</source>
        <translation>{row}行目({account}): 隠し列のIDがないため、どの顧客のメモか分かりません。</translation>
    </message>
    <message>
        <source>Row {row} ({account}): no account here has its hidden id.</source>
        <translation>{row}行目({account}): 隠し列のIDの顧客がここにはありません。</translation>
    </message>
    <message>
        <source>Row {row} ({account}): row {first} has the same hidden id already.</source>
        <translation>{row}行目({account}): 隠し列のIDが{first}行目と同じです。</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>理由: {reason}</translation>
    </message>
    <message>
        <source>amount not known</source>
        <translation>金額は不明</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>ほか%n件</numerusform></translation>
    </message>
    <message>
        <source>no calendar knows one</source>
        <translation>カレンダーにありません</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}まで</translation>
    </message>
    <message>
        <source>{before} → {now} in 30 days, since {day}</source>
        <translation>{before} → {now}(30日間、{day}から)</translation>
    </message>
    <message>
        <source>{before} → {now} since the last touch on {day}</source>
        <translation>{before} → {now}(最終接点の{day}から)</translation>
    </message>
    <message>
        <source>{from_on} to {to_on}, as of {day}. For us only.</source>
        <translation>{from_on}～{to_on}、{day}時点。社内限り。</translation>
    </message>
    <message>
        <source>{metric}, latest count: {now} ({from_on} to {to_on})</source>
        <translation>{metric}(最新値): {now}({from_on}～{to_on})</translation>
    </message>
    <message>
        <source>{metric}, mean: {now} ({from_on} to {to_on})</source>
        <translation>{metric}(平均): {now}({from_on}～{to_on})</translation>
    </message>
    <message>
        <source>{metric}: {now} ({from_on} to {to_on})</source>
        <translation>{metric}: {now}({from_on}～{to_on})</translation>
    </message>
    <message>
        <source>{side}: {text}</source>
        <translation>{side}: {text}</translation>
    </message>
    <message>
        <source>{text} (no day was said)</source>
        <translation>{text}(期日なし)</translation>
    </message>
    <message>
        <source>{text} (until {day})</source>
        <translation>{text}({day}まで)</translation>
    </message>
    <message numerus="yes">
        <source>{text} (was due {day}, %n day(s) over)</source>
        <translation><numerusform>{text}(期限{day}、%n日超過)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{ticket} (opened {day}, open for %n day(s))</source>
        <translation><numerusform>{ticket}({day}起票、%n日経過)</numerusform></translation>
    </message>
    <message>
        <source>{usage}, {share} % against {before} before ({from_on} to {to_on})</source>
        <translation>{usage}、その前の{before}から{share}%({from_on}～{to_on})</translation>
    </message>
    <message>
        <source>{usage}; not known for the four weeks before</source>
        <translation>{usage}、その前の4週間は不明</translation>
    </message>
    <message>
        <source>{usage}; {before} before ({from_on} to {to_on})</source>
        <translation>{usage}、その前は{before}({from_on}～{to_on})</translation>
    </message>
</context>
<context>
    <name>calendars</name>
    <message>
        <source>! Last sync failed</source>
        <translation>! 前回の同期に失敗</translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) with people on the stop-list were not kept</source>
        <translation><numerusform>記録しない相手を含む会議%n件は取り込みませんでした</numerusform></translation>
    </message>
    <message>
        <source>Add an .ics file</source>
        <translation>.icsファイルを追加</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>アドレスを追加</translation>
    </message>
    <message>
        <source>Add the address</source>
        <translation>このアドレスを追加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>App password</source>
        <translation>アプリパスワード</translation>
    </message>
    <message>
        <source>CalDAV</source>
        <translation>CalDAV</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Calendars ({patterns})</source>
        <translation>カレンダー ({patterns})</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>It is no address. An address begins with https://.</source>
        <translation>アドレスではありません。アドレスは https:// で始まります。</translation>
    </message>
    <message>
        <source>Its address begins with http://, so that anybody on the way could read along. Use https://.</source>
        <translation>http:// で始まるアドレスは、通信の途中で他人に読まれるおそれがあります。https:// のアドレスを使ってください。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>最終同期</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>No calendar yet. Add an .ics file or a secret address; meetings then stand in Today.</source>
        <translation>カレンダーはまだありません。.icsファイルか非公開アドレスを追加すると、会議が「今日」に並びます。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Published address</source>
        <translation>公開アドレス</translation>
    </message>
    <message>
        <source>Remove this calendar</source>
        <translation>このカレンダーを外す</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Sync calendars now</source>
        <translation>カレンダーを今すぐ同期</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Whoever has the address can read the calendar. It is kept encrypted; only its server is shown.</source>
        <translation>アドレスを知っている人は誰でもこのカレンダーを読めます。暗号化して保管し、画面にはサーバー名だけを表示します。</translation>
    </message>
    <message>
        <source>{count} entries could not be read and were left out, such as {value}.</source>
        <translation>読み取れない項目{count}件を除きました(例: {value})。</translation>
    </message>
    <message>
        <source>{count} meetings name a time zone that nobody knows ({value}); they are read as local time.</source>
        <translation>会議{count}件のタイムゾーン({value})が不明なため、この端末の時刻として読みました。</translation>
    </message>
    <message>
        <source>{count} series have more than {most} meetings in this time; the nearest are kept.</source>
        <translation>繰り返し{count}件はこの期間に{most}回を超えるため、今日に近いものだけを取り込みました。</translation>
    </message>
    <message>
        <source>{count} series repeat by a rule that no meeting has, or that is not understood; of each only the first is kept, such as {value}.</source>
        <translation>繰り返し{count}件は会議とは思えない、または読み取れない規則のため、初回だけを取り込みました(例: {value})。</translation>
    </message>
    <message>
        <source>{host} answers with a fault (HTTP {status}). It is tried again later.</source>
        <translation>{host} がエラーを返しました(HTTP {status})。後でもう一度試します。</translation>
    </message>
    <message>
        <source>{host} asks for a sign-in (HTTP {status}). Enter the user name and an app password, or copy the address anew.</source>
        <translation>{host} がサインインを求めています(HTTP {status})。ユーザー名とアプリパスワードを入力するか、アドレスをコピーし直してください。</translation>
    </message>
    <message>
        <source>{host} broke off in the middle of its answer. It is tried again later.</source>
        <translation>{host} の応答が途中で切れました。後でもう一度試します。</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({what}). Check the network; it is tried again later.</source>
        <translation>{host} に接続できません({what})。ネットワークを確認してください。後でもう一度試します。</translation>
    </message>
    <message>
        <source>{host} cannot prove that it is {host} ({what}). Nothing was sent to it. Ask your administrator, or use another network.</source>
        <translation>{host} が本物であることを確認できません({what})。何も送信していません。管理者に相談するか、別のネットワークを使ってください。</translation>
    </message>
    <message>
        <source>{host} has no calendar under this address. Give the address of one calendar, not of the server.</source>
        <translation>{host} のこのアドレスにはカレンダーがありません。サーバーではなく、一つのカレンダーのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>{host} knows no calendar under this address (HTTP {status}). Copy the address anew from the calendar.</source>
        <translation>{host} にはこのアドレスのカレンダーがありません(HTTP {status})。カレンダーからアドレスをコピーし直してください。</translation>
    </message>
    <message>
        <source>{host} sends more than {most} MB. Publish a shorter time.</source>
        <translation>{host} から{most} MBを超えるデータが届きました。公開する期間を短くしてください。</translation>
    </message>
    <message>
        <source>{host} sends us on and on. Copy the address anew from the calendar.</source>
        <translation>{host} の転送が終わりません。カレンダーからアドレスをコピーし直してください。</translation>
    </message>
    <message>
        <source>{host} took longer than {seconds} seconds. It is tried again later.</source>
        <translation>{host} の応答に{seconds}秒以上かかりました。後でもう一度試します。</translation>
    </message>
    <message>
        <source>{inserted} meetings new, {changed} changed, {unchanged} unchanged, {retired} gone</source>
        <translation>会議: 新規{inserted}件、変更{changed}件、変更なし{unchanged}件、削除{retired}件</translation>
    </message>
    <message>
        <source>○ Not synced yet</source>
        <translation>○ 未同期</translation>
    </message>
    <message>
        <source>✓ Synced</source>
        <translation>✓ 同期済み</translation>
    </message>
</context>
<context>
    <name>campaign</name>
    <message numerus="yes">
        <source>%n account(s) without anybody</source>
        <translation><numerusform>宛先のない顧客%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n held back</source>
        <translation><numerusform>送信対象外%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation><numerusform>約%n時間</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have no hour at which they may leave.</source>
        <translation><numerusform>%n通は送信できる時間帯がありません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave</source>
        <translation><numerusform>%n通を送信します</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave. Type the number:</source>
        <translation><numerusform>%n通を送信します。通数を入力：</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s): the first {first}, the last {last} ({lasts}).</source>
        <translation><numerusform>%n通。最初は{first}、最後は{last}（{lasts}）。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>約%n分</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n other campaign(s) use “{name}”: what you write here becomes this campaign's own text.</source>
        <translation><numerusform>「{name}」はほかの一斉メール%n件でも使われています。ここで書き換えると、この一斉メール専用の文面になります。</numerusform></translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>（件名なし）</translation>
    </message>
    <message>
        <source>A view…</source>
        <translation>ビューから…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts by a condition</source>
        <translation>条件に合う顧客</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>顧客を追加</translation>
    </message>
    <message>
        <source>Add an account by its name, Enter</source>
        <translation>顧客名を入力して Enter で追加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Attach a file for everybody…</source>
        <translation>全員に添付…</translation>
    </message>
    <message>
        <source>Attach a file for this account…</source>
        <translation>この顧客だけに添付…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>ファイルの添付</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>開始時刻</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Check (Ctrl+F7)</source>
        <translation>送信前チェック（Ctrl+F7）</translation>
    </message>
    <message>
        <source>Check, plan (Alt+4)</source>
        <translation>確認・予定（Alt+4）</translation>
    </message>
    <message numerus="yes">
        <source>Checked {when}: %n mail(s) are ready.</source>
        <translation><numerusform>{when} にチェック済み：%n通を送信できます。</numerusform></translation>
    </message>
    <message>
        <source>Checked {when}: it cannot be sent yet. Enter on a line leads there.</source>
        <translation>{when} にチェック済み：まだ送信できません。行で Enter を押すと直す場所へ移ります。</translation>
    </message>
    <message>
        <source>Choose the mailbox it is sent from: its limits say how long it takes.</source>
        <translation>送信元のメールボックスを選ぶと、その上限から所要時間がわかります。</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>写し</translation>
    </message>
    <message>
        <source>Copy to ours</source>
        <translation>Cc：自社</translation>
    </message>
    <message>
        <source>Copy to their</source>
        <translation>Cc：先方</translation>
    </message>
    <message>
        <source>Day of the event</source>
        <translation>開催日</translation>
    </message>
    <message>
        <source>Day of the first mail; empty: now</source>
        <translation>最初のメールの日（空欄ならすぐ）</translation>
    </message>
    <message>
        <source>Empty: {fields}. The mail is held back until they say something.</source>
        <translation>差し込む項目が空です：{fields}。値が入るまで、このメールは送信対象外です。</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>終了時刻</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Exactly these accounts</source>
        <translation>指定した顧客だけ</translation>
    </message>
    <message>
        <source>Fields and snippets; typed, {{ and [[ offer them, too</source>
        <translation>差し込み項目と定型文。本文で {{ や [[ と入力しても候補が出ます</translation>
    </message>
    <message>
        <source>File, and who gets it</source>
        <translation>ファイルと送り先</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Files can be dropped here, too: everybody gets them.</source>
        <translation>ここへドロップしたファイルは、全員のメールに添付されます。</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>金</translation>
    </message>
    <message>
        <source>From</source>
        <translation>差出人</translation>
    </message>
    <message>
        <source>Frozen: it leaves from {when}. Until the first mail has left, Ctrl+Z or Shift+F4 makes it a draft again.</source>
        <translation>送信を確定しました：{when} から送信します。最初の1通が出るまでは、Ctrl+Z か Shift+F4 で下書きに戻せます。</translation>
    </message>
    <message>
        <source>Gets no mail</source>
        <translation>送信対象外</translation>
    </message>
    <message>
        <source>High touch</source>
        <translation>ハイタッチ</translation>
    </message>
    <message>
        <source>Hour of the first mail</source>
        <translation>最初のメールの時刻</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>How many mails leave</source>
        <translation>送信する通数</translation>
    </message>
    <message>
        <source>How the accounts are chosen</source>
        <translation>顧客の選び方</translation>
    </message>
    <message>
        <source>If this computer was off at its hour</source>
        <translation>送信時刻にパソコンが起動していなかったとき</translation>
    </message>
    <message>
        <source>If this computer was off at its hour:</source>
        <translation>送信時刻にパソコンが起動していなかったとき：</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>差し込み…</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>招待</translation>
    </message>
    <message>
        <source>Invitation, files (Alt+3)</source>
        <translation>招待・添付（Alt+3）</translation>
    </message>
    <message>
        <source>Invitation: {title}, {when}</source>
        <translation>招待：{title}、{when}</translation>
    </message>
    <message>
        <source>Invite to an event (a calendar file goes with each mail)</source>
        <translation>イベントに招待する（カレンダーの予定を各メールに付けます）</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Leave out… (Del)</source>
        <translation>外す…（Del）</translation>
    </message>
    <message>
        <source>Looked for in this order</source>
        <translation>この順に宛先を探す</translation>
    </message>
    <message>
        <source>Made again, this mail is not the one that was frozen: it will not be sent.</source>
        <translation>確定時のメールと内容が一致しないため、このメールは送信されません。</translation>
    </message>
    <message>
        <source>Mail {number} of {of}</source>
        <translation>{of}通中 {number}通目</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Next mail (Alt+PgDn)</source>
        <translation>次のメール（Alt+PgDn）</translation>
    </message>
    <message>
        <source>Nobody is chosen yet.</source>
        <translation>宛先はまだ選ばれていません。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n mail(s) has an hour at which it may leave.</source>
        <translation><numerusform>%n通とも、送信できる時間帯がありません。</numerusform></translation>
    </message>
    <message>
        <source>Not checked as it stands now: Check (Ctrl+F7) looks at every mail.</source>
        <translation>今の内容はまだチェックされていません。送信前チェック（Ctrl+F7）で全通を確かめます。</translation>
    </message>
    <message>
        <source>Not written yet</source>
        <translation>まだ保存されていません</translation>
    </message>
    <message>
        <source>Numbers, notes, tickets</source>
        <translation>数字・メモ・問い合わせ</translation>
    </message>
    <message>
        <source>Only for {name}</source>
        <translation>{name} 様だけの文面</translation>
    </message>
    <message>
        <source>Only on business days, from</source>
        <translation>営業日の次の時間帯だけに送る</translation>
    </message>
    <message>
        <source>Our CSM</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Our lead</source>
        <translation>リーダー</translation>
    </message>
    <message>
        <source>Our onboarding</source>
        <translation>導入担当</translation>
    </message>
    <message>
        <source>Our sales</source>
        <translation>営業担当</translation>
    </message>
    <message>
        <source>Our support</source>
        <translation>サポート担当</translation>
    </message>
    <message>
        <source>Parts of the campaign</source>
        <translation>一斉メールの各部分</translation>
    </message>
    <message>
        <source>People of one account at most</source>
        <translation>1社あたりの最大人数</translation>
    </message>
    <message>
        <source>Place or link</source>
        <translation>会場またはURL</translation>
    </message>
    <message>
        <source>Previous mail (Alt+PgUp)</source>
        <translation>前のメール（Alt+PgUp）</translation>
    </message>
    <message>
        <source>Put in… (I)</source>
        <translation>戻す…（I）</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Recipients (Alt+1)</source>
        <translation>宛先（Alt+1）</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Role not known</source>
        <translation>役割不明</translation>
    </message>
    <message>
        <source>Roles, the first is looked for first</source>
        <translation>宛先を探す役割の順</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（Enter）</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>{time} に保存</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>送信（Enter）</translation>
    </message>
    <message>
        <source>Send the test (Enter)</source>
        <translation>テスト送信（Enter）</translation>
    </message>
    <message>
        <source>Send… (Ctrl+F9)</source>
        <translation>送信…（Ctrl+F9）</translation>
    </message>
    <message>
        <source>Sent from</source>
        <translation>送信元</translation>
    </message>
    <message>
        <source>Should it be a sequence?</source>
        <translation>シナリオにすべきか</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>全員を表示</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>定型文</translation>
    </message>
    <message>
        <source>Space takes a role or leaves it, Alt+Up and Alt+Down move it</source>
        <translation>Space で対象にする・外す、Alt+↑・Alt+↓ で順番を変えます</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Subject, for this recipient alone</source>
        <translation>この宛先だけの件名</translation>
    </message>
    <message>
        <source>Such as: half of them have not used approvals yet</source>
        <translation>例：半数がまだ承認機能を使っていない</translation>
    </message>
    <message>
        <source>Such as: my accounts in adoption</source>
        <translation>例：担当顧客のうち定着フェーズ</translation>
    </message>
    <message>
        <source>Such as: no, once; or yes, thirty days after the start</source>
        <translation>例：一度だけなので不要／利用開始30日後のシナリオにする</translation>
    </message>
    <message>
        <source>Take the account out</source>
        <translation>この顧客を外す</translation>
    </message>
    <message>
        <source>Take the condition of a view</source>
        <translation>ビューの条件を使う</translation>
    </message>
    <message>
        <source>Take the file away</source>
        <translation>添付を外す</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Test mail to</source>
        <translation>テスト送信先</translation>
    </message>
    <message>
        <source>Test to me… (Ctrl+F8)</source>
        <translation>自分にテスト送信…（Ctrl+F8）</translation>
    </message>
    <message>
        <source>Test: {mail} to</source>
        <translation>テスト（{mail}）の送信先</translation>
    </message>
    <message>
        <source>Text (Alt+2)</source>
        <translation>本文（Alt+2）</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>メールの本文</translation>
    </message>
    <message>
        <source>Text of the mail. {{ offers fields, [[ offers snippets.</source>
        <translation>メールの本文。{{ で差し込み項目、[[ で定型文の候補が出ます。</translation>
    </message>
    <message>
        <source>Text, for this recipient alone</source>
        <translation>この宛先だけの本文</translation>
    </message>
    <message>
        <source>The campaign's text again</source>
        <translation>共通の文面に戻す</translation>
    </message>
    <message>
        <source>The event ends before it begins: it is kept once it ends later.</source>
        <translation>終了時刻が開始時刻より前です。直すと保存されます。</translation>
    </message>
    <message>
        <source>The event has no title yet: it is kept once it has one.</source>
        <translation>イベント名がありません。入力すると保存されます。</translation>
    </message>
    <message>
        <source>The first one leaves after 30 seconds; until then Ctrl+Z takes all of it back.</source>
        <translation>最初の1通は30秒後に出ます。それまでは Ctrl+Z ですべて取り消せます。</translation>
    </message>
    <message>
        <source>The mail as it is read</source>
        <translation>相手が読むメール</translation>
    </message>
    <message numerus="yes">
        <source>The mailbox sends at most %n a day.</source>
        <translation><numerusform>メールボックスの上限は1日%n通です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mailbox sends at most %n a minute.</source>
        <translation><numerusform>メールボックスの上限は毎分%n通です。</numerusform></translation>
    </message>
    <message>
        <source>The mailbox sends at most {minute} a minute, {day} a day.</source>
        <translation>メールボックスの上限は毎分{minute}通・1日{day}通です。</translation>
    </message>
    <message>
        <source>The test mail went to {address}.</source>
        <translation>テストメールを {address} に送信しました。</translation>
    </message>
    <message>
        <source>There is no mail to send.</source>
        <translation>送信するメールはありません。</translation>
    </message>
    <message>
        <source>There is no time zone “{zone}”; one is Asia/Tokyo.</source>
        <translation>タイムゾーン「{zone}」はありません。例：Asia/Tokyo</translation>
    </message>
    <message>
        <source>This account: {account}</source>
        <translation>この顧客：{account}</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>木</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>Title of the campaign</source>
        <translation>一斉メールの名前</translation>
    </message>
    <message>
        <source>Title of the event</source>
        <translation>イベント名</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>To-do beside the mail, for accounts of high touch</source>
        <translation>ハイタッチの顧客には、メールとあわせてこのToDoを作る</translation>
    </message>
    <message>
        <source>To-do for accounts of high touch</source>
        <translation>ハイタッチの顧客へのToDo</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>トピック</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>火</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>水</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What shows it?</source>
        <translation>その根拠</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>チェックの結果</translation>
    </message>
    <message>
        <source>When it leaves</source>
        <translation>送信の時間と予定</translation>
    </message>
    <message>
        <source>Which view is this?</source>
        <translation>どのビューの顧客か</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why does {name} get the mail all the same?</source>
        <translation>{name} 様にも送る理由：</translation>
    </message>
    <message>
        <source>Why is {name} left out?</source>
        <translation>{name} 様を外す理由：</translation>
    </message>
    <message>
        <source>Why these people?</source>
        <translation>なぜこの宛先か</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>添付</translation>
    </message>
    <message>
        <source>Without copies; the recipient gets nothing.</source>
        <translation>Ccには送られません。本来の宛先にも届きません。</translation>
    </message>
    <message>
        <source>Write differently (F2)</source>
        <translation>文面を変える（F2）</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>書式</translation>
    </message>
    <message>
        <source>ask me first</source>
        <translation>送る前に確認する</translation>
    </message>
    <message>
        <source>at most of one account</source>
        <translation>1社あたり最大</translation>
    </message>
    <message>
        <source>do not send it</source>
        <translation>送らない</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>not before</source>
        <translation>送信開始</translation>
    </message>
    <message>
        <source>now</source>
        <translation>すぐ</translation>
    </message>
    <message>
        <source>put in: {why}</source>
        <translation>戻した理由：{why}</translation>
    </message>
    <message>
        <source>send it then</source>
        <translation>起動後に送る</translation>
    </message>
    <message>
        <source>text of its own</source>
        <translation>個別の文面</translation>
    </message>
    <message>
        <source>until</source>
        <translation>まで</translation>
    </message>
    <message numerus="yes">
        <source>{accounts} account(s) → %n mail(s)</source>
        <translation><numerusform>{accounts}社 → %n通</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{accounts} account(s) → %n person(s). Enter takes them.</source>
        <translation><numerusform>{accounts}社 → %n名。Enter で確定します。</numerusform></translation>
    </message>
    <message>
        <source>{count} mails leave; type {count} if so many are meant.</source>
        <translation>送信するのは{count}通です。よければ {count} と入力してください。</translation>
    </message>
    <message>
        <source>{language} (not written)</source>
        <translation>{language}（未作成）</translation>
    </message>
    <message>
        <source>{language} (version {number})</source>
        <translation>{language}（第{number}版）</translation>
    </message>
    <message>
        <source>{name} ({size} KB)</source>
        <translation>{name}（{size} KB）</translation>
    </message>
    <message>
        <source>{number} · {when} · {author}</source>
        <translation>第{number}版 · {when} · {author}</translation>
    </message>
    <message>
        <source>{reason}: {why}</source>
        <translation>{reason}：{why}</translation>
    </message>
    <message>
        <source>{state}: who gets what stays as it was frozen.</source>
        <translation>{state}：宛先と内容は確定時のまま変わりません。</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– 選択してください –</translation>
    </message>
    <message>
        <source>– none yet –</source>
        <translation>– まだありません –</translation>
    </message>
    <message>
        <source>■ Stops</source>
        <translation>■ 送信不可</translation>
    </message>
    <message>
        <source>▲ Odd</source>
        <translation>▲ 注意</translation>
    </message>
    <message>
        <source>◆ Held back</source>
        <translation>◆ 送信対象外</translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
</context>
<context>
    <name>chart</name>
    <message>
        <source>Being drawn…</source>
        <translation>描画中…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Copy the table (Ctrl+C)</source>
        <translation>表をコピー（Ctrl+C）</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNG で保存…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>SVG で保存…</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>グラフの保存・コピー</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>Save the table as CSV…</source>
        <translation>表を CSV で保存…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Table instead of the picture (T)</source>
        <translation>グラフの代わりに表を見る（T）</translation>
    </message>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>画像をコピーしました。</translation>
    </message>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>表をコピーしました。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation><numerusform>ほか %n 行</numerusform></translation>
    </message>
    <message>
        <source>from {first} to {last}, lowest {lowest}, highest {highest}</source>
        <translation>{first} から {last}、最低 {lowest}、最高 {highest}</translation>
    </message>
    <message>
        <source>{heading}: {value}</source>
        <translation>{heading}：{value}</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} に保存しました。</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Axis {axis} asks for {fact}, which no account has.</source>
        <translation>軸「{axis}」が参照する「{fact}」は、どの顧客にもない項目です。</translation>
    </message>
    <message>
        <source>Axis {axis} has no band {band}.</source>
        <translation>軸「{axis}」に区切り「{band}」がありません。</translation>
    </message>
    <message>
        <source>Axis {axis} has no band.</source>
        <translation>軸「{axis}」に区切りがありません。</translation>
    </message>
    <message>
        <source>Axis {axis} needs rising cuts between 0 and 1, one fewer than bands.</source>
        <translation>軸「{axis}」の境目は、0と1の間で小さい順に、区切りの数より1つ少なく指定してください。</translation>
    </message>
    <message>
        <source>Band {band} of axis {axis} is empty.</source>
        <translation>軸「{axis}」の区切り「{band}」には当てはまる値がありません。</translation>
    </message>
    <message>
        <source>Bands {one} and {other} of axis {axis} overlap.</source>
        <translation>軸「{axis}」の区切り「{one}」と「{other}」が重なっています。</translation>
    </message>
    <message>
        <source>Between bands {one} and {other} of axis {axis} there is a gap.</source>
        <translation>軸「{axis}」の区切り「{one}」と「{other}」の間に隙間があります。</translation>
    </message>
    <message>
        <source>Cap {cap} must be from 0 to 100.</source>
        <translation>上限「{cap}」は0から100の間にしてください。</translation>
    </message>
    <message>
        <source>Group {group} has no measure.</source>
        <translation>グループ「{group}」に指標がありません。</translation>
    </message>
    <message>
        <source>Measure {measure} names group {group}, which is not defined.</source>
        <translation>指標「{measure}」のグループ「{group}」は定義されていません。</translation>
    </message>
    <message>
        <source>Measure {measure} reads {fact}, which is no number of an account.</source>
        <translation>指標「{measure}」が参照する「{fact}」は、顧客の数値項目ではありません。</translation>
    </message>
    <message>
        <source>Rule {rule} can never hold.</source>
        <translation>ルール「{rule}」は決して当てはまりません。</translation>
    </message>
    <message>
        <source>Rule {rule} names {name}, which is not defined.</source>
        <translation>ルール「{rule}」が参照する「{name}」は定義されていません。</translation>
    </message>
    <message>
        <source>Rule {rule} never decides anything.</source>
        <translation>ルール「{rule}」は何も決めていません。</translation>
    </message>
    <message>
        <source>Rules {one} and {other} both come first and give different touch tiers.</source>
        <translation>優先ルール「{one}」と「{other}」のタッチ区分が食い違っています。</translation>
    </message>
    <message>
        <source>The bands need two rising cuts between 0 and 100 and no negative step.</source>
        <translation>ヘルスの境目は0と100の間に小さい順で2つ指定し、幅は0以上にしてください。</translation>
    </message>
    <message>
        <source>The bands of axis {axis} are out of order.</source>
        <translation>軸「{axis}」の区切りの順序が乱れています。</translation>
    </message>
    <message>
        <source>The condition of {id} cannot be read at character {position}.</source>
        <translation>「{id}」の条件を{position}文字目で読み取れません。</translation>
    </message>
    <message>
        <source>The days of {measure} must be above 0.</source>
        <translation>指標「{measure}」の日数は0より大きくしてください。</translation>
    </message>
    <message>
        <source>The id {id} is used twice.</source>
        <translation>ID「{id}」が重複しています。</translation>
    </message>
    <message>
        <source>The points of {measure} need two or more pairs, rising values, and scores from 0 to 100 that only rise or only fall.</source>
        <translation>指標「{measure}」の点数表には2組以上が必要です。値は小さい順に、点数は0から100の間で増え続けるか減り続けるようにしてください。</translation>
    </message>
    <message>
        <source>The scorecard has no group.</source>
        <translation>スコアカードにグループがありません。</translation>
    </message>
    <message>
        <source>The shares of confidence must be from 0 to 1.</source>
        <translation>確からしさの割合は0から1の間にしてください。</translation>
    </message>
    <message>
        <source>The touch model has more than {count} cells; they were not tried.</source>
        <translation>タッチモデルの組み合わせが{count}を超えるため、すべては確認していません。</translation>
    </message>
    <message>
        <source>The touch model has no touch tier.</source>
        <translation>タッチモデルにタッチ区分がありません。</translation>
    </message>
    <message>
        <source>The touch tier {tier} is not one of {tiers}.</source>
        <translation>タッチ区分「{tier}」は{tiers}のいずれでもありません。</translation>
    </message>
    <message>
        <source>The touch tiers {one} and {other} have the same rank.</source>
        <translation>タッチ区分「{one}」と「{other}」の順位が同じです。</translation>
    </message>
    <message>
        <source>The weight of {id} must be above 0.</source>
        <translation>「{id}」の重みは0より大きくしてください。</translation>
    </message>
    <message>
        <source>{count} cells have no touch tier: {cells}</source>
        <translation>タッチ区分のない組み合わせが{count}件あります: {cells}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n件の顧客</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are in no cohort: their first day is not known, or more than ten years ago.</source>
        <translation><numerusform>顧客%n件は開始日が不明か10年より前のため、どのコホートにも入っていません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cost more than their margin.</source>
        <translation><numerusform>%n件の顧客は、対応の費用が粗利を上回っています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are left out</source>
        <translation><numerusform>ほかの通貨の顧客%n件は含まれていません</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) keep their tier: rescue, renewal or strategic.</source>
        <translation><numerusform>%n件の顧客は区分を変えません(解約阻止中、更新間近、または戦略顧客)。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) whose ARR is not known are left out</source>
        <translation><numerusform>ARRが分からない顧客%n件は含まれていません</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) wait in the window</source>
        <translation><numerusform>書きかけの下書きがウィンドウに %n 件あります</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) are not known yet; each is a task</source>
        <translation><numerusform>未確認の項目が%n件あり、それぞれタスクにしました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation><numerusform>ファイルを %n 件書き出しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more renewal(s): see --json.</source>
        <translation><numerusform>ほかに契約更新が%n件あります(--json で全件)。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more; --json lists all.</source>
        <translation><numerusform>ほか%n件。--jsonですべて表示します。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them where judgements differ: for the lead</source>
        <translation><numerusform>うち見立てが食い違うもの %n 件(リーダーの判断待ち)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed move(s); nothing was changed.</source>
        <translation><numerusform>変更案は%n件です。何も変更していません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) to judge</source>
        <translation><numerusform>見立ての対象となる契約更新 %n 件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held</source>
        <translation><numerusform>保留%n行</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s)</source>
        <translation><numerusform>やること%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unclassified account(s) without {fact}</source>
        <translation><numerusform>{fact}が不明で未分類の顧客%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) computed</source>
        <translation><numerusform>%n週分を計算しました</numerusform></translation>
    </message>
    <message>
        <source>* The period is not over. Cohorts of fewer than five accounts say little.</source>
        <translation>* は途中の期間です。5件未満のコホートからは多くを読み取れません。</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7日</translation>
    </message>
    <message>
        <source>80 % interval</source>
        <translation>80%区間</translation>
    </message>
    <message>
        <source>80 % of it hangs on {n} accounts; Gini {gini}; as concentrated as {equal} equal accounts.</source>
        <translation>その80 %は{n}件の顧客が占めています。ジニ係数{gini}、同じ大きさの顧客{equal}件と同じ集中度です。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95%区間</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>AUC alone</source>
        <translation>単独のAUC</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts now</source>
        <translation>現在の顧客数</translation>
    </message>
    <message>
        <source>Added {name}. Next: cs-workbench calendar sync</source>
        <translation>{name} を追加しました。次は cs-workbench calendar sync です。</translation>
    </message>
    <message>
        <source>Added {name}. Next: cs-workbench sync</source>
        <translation>「{name}」を追加しました。次は cs-workbench sync です</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>After the review</source>
        <translation>見直し後</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>As of {day}, as it was known and shown then</source>
        <translation>{day}時点(当時わかっていたこと、表示していた値)</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>前提</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>リスクARR</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>姿勢</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Back on</source>
        <translation>復帰日</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>区切り</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Borders</source>
        <translation>境界</translation>
    </message>
    <message>
        <source>Business days</source>
        <translation>営業日</translation>
    </message>
    <message>
        <source>By</source>
        <translation>設定者</translation>
    </message>
    <message>
        <source>By the score</source>
        <translation>スコアでは</translation>
    </message>
    <message>
        <source>CSM</source>
        <translation>担当CSMの見立て</translation>
    </message>
    <message>
        <source>Cadence kept</source>
        <translation>対応頻度</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Can be asked for</source>
        <translation>指定できるもの</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>見込み区分</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Chance said %</source>
        <translation>予測した解約率%</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Churn %</source>
        <translation>解約率 %</translation>
    </message>
    <message>
        <source>Churned on</source>
        <translation>解約日</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>確からしさ</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>費用/月</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>代わり</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>残り日数</translation>
    </message>
    <message>
        <source>Days over</source>
        <translation>超過日数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Dearer tier</source>
        <translation>上の区分</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>決める人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>食い違い</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message numerus="yes">
        <source>Edited in two places: %n draft(s) beside it say something else</source>
        <translation><numerusform>2か所で編集されています: 内容の異なる下書きが %n 件あります</numerusform></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影響</translation>
    </message>
    <message>
        <source>End</source>
        <translation>契約終了</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期待値</translation>
    </message>
    <message>
        <source>Expected loss</source>
        <translation>平均的な損失</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>First problem</source>
        <translation>最初の問題</translation>
    </message>
    <message>
        <source>First week</source>
        <translation>最初の週</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Formula right</source>
        <translation>計算が正しい</translation>
    </message>
    <message>
        <source>Free to hire</source>
        <translation>採用自由の場合</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>From %</source>
        <translation>下限 %</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health score {shown} ({band}), sure to {confidence} %, between {low} and {high}, as of {day}.</source>
        <translation>ヘルススコア{shown}({band})、確からしさ{confidence}%、範囲{low}~{high}、{day}時点。</translation>
    </message>
    <message>
        <source>Health ●▲■◇</source>
        <translation>ヘルス ●▲■◇</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>聞いた日</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>時間/月</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>適用中</translation>
    </message>
    <message>
        <source>In {days} days:</source>
        <translation>{days}日間の動き:</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影響力</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>取り込み先</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>判明数</translation>
    </message>
    <message>
        <source>Known %</source>
        <translation>判明%</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>最終同期</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最後の週</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>リードの見立て</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Left %</source>
        <translation>解約率%</translation>
    </message>
    <message>
        <source>Left of the arrow as shown then, right of it with {card}</source>
        <translation>矢印の左は当時の表示、右は{card}での値</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>離任日</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>確認時期</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>観測</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Meant</source>
        <translation>当てはまる顧客</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>時間(分)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Months served</source>
        <translation>平均継続月数</translation>
    </message>
    <message>
        <source>Must fall to % (median price)</source>
        <translation>必要な解約率 %(中央値の単価)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>No account changes its band.</source>
        <translation>ヘルスの区分が変わる顧客はありません。</translation>
    </message>
    <message>
        <source>No account has paid yet, so there are no cohorts.</source>
        <translation>有償の顧客がまだないため、コホートはありません。</translation>
    </message>
    <message>
        <source>No tier review is running.</source>
        <translation>進行中の区分見直しはありません。</translation>
    </message>
    <message>
        <source>No touch in 90 days</source>
        <translation>90日間接点なし</translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation>判定待ち</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Nothing is wrong with it.</source>
        <translation>問題はありません。</translation>
    </message>
    <message>
        <source>Notice deadline</source>
        <translation>解約通知期限</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在値</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>One more hour a month would bring {brings}; it costs {cost}, or {unused} if it is not used again.</source>
        <translation>月に1時間増やすと{brings}の効果があります。費用は{cost}、空いた時間を使わない場合は{unused}です。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>P10</source>
        <translation>P10</translation>
    </message>
    <message>
        <source>P50</source>
        <translation>P50</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Pays from a month</source>
        <translation>採算が合う月額</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Person right</source>
        <translation>人が正しい</translation>
    </message>
    <message>
        <source>Person right %</source>
        <translation>人が正しい%</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation>プレイブック</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>施策</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Price for 10 % cost</source>
        <translation>費用が10 %になる月額</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Proposed tier</source>
        <translation>区分の案</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公開日時</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>元の記録</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Renews %</source>
        <translation>契約更新の確率%</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要望</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>的中</translation>
    </message>
    <message>
        <source>Right %</source>
        <translation>的中率 %</translation>
    </message>
    <message>
        <source>Right was</source>
        <translation>正しかったのは</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>読み込んだ行</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Rules say</source>
        <translation>ルール上</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>スコアカード</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>適用している顧客</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>観測日</translation>
    </message>
    <message>
        <source>Set on</source>
        <translation>設定日</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>提供日</translation>
    </message>
    <message>
        <source>Shown then</source>
        <translation>当時の表示</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始値</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Suggested %</source>
        <translation>提案%</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク数</translation>
    </message>
    <message>
        <source>Tenth</source>
        <translation>十分位</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The formula said</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>The hours freed serve {n} more high-touch accounts.</source>
        <translation>空いた時間で、ハイタッチの顧客をあと{n}件担当できます。</translation>
    </message>
    <message>
        <source>The largest 20 % of the accounts bring {head} % of {arr}, the other 80 % bring {tail} %.</source>
        <translation>上位20 %の顧客が{arr}の{head} %、残り80 %が{tail} %を占めています。</translation>
    </message>
    <message>
        <source>The person said</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>The search index is up to date.</source>
        <translation>検索の索引は最新です。</translation>
    </message>
    <message>
        <source>Their ARR</source>
        <translation>そのARR</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>They say the same.</source>
        <translation>内容は同じです。</translation>
    </message>
    <message>
        <source>This team</source>
        <translation>今のチーム</translation>
    </message>
    <message>
        <source>This team: {hours} of {available} hours a month; at most {gap} % below the best.</source>
        <translation>今のチーム: 月{available}時間のうち{hours}時間。最善との差は最大{gap} %です。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>To %</source>
        <translation>上限 %</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Touch model</source>
        <translation>タッチモデル</translation>
    </message>
    <message>
        <source>Uid</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>最終日</translation>
    </message>
    <message>
        <source>Up for renewal</source>
        <translation>契約更新の対象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声の数</translation>
    </message>
    <message>
        <source>Weakest measures</source>
        <translation>低かった指標</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>週(月曜日)</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>週数</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation>重み%</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>その後</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>定義</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>適用後</translation>
    </message>
    <message>
        <source>With the card</source>
        <translation>このカードでは</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>効果</translation>
    </message>
    <message>
        <source>Worth over the horizon: now {now}, free to hire {best}.</source>
        <translation>期間全体の価値: 現在{now}、採用自由の場合{best}。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>記入日</translation>
    </message>
    <message>
        <source>Yours %</source>
        <translation>今%</translation>
    </message>
    <message>
        <source>every other account</source>
        <translation>ほかのすべての顧客</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入っている</translation>
    </message>
    <message>
        <source>no sheet yet</source>
        <translation>シートなし</translation>
    </message>
    <message>
        <source>not in</source>
        <translation>入っていない</translation>
    </message>
    <message>
        <source>{account}, as of {day}</source>
        <translation>{account}({day}時点)</translation>
    </message>
    <message>
        <source>{account}: {why}</source>
        <translation>{account}: {why}</translation>
    </message>
    <message>
        <source>{currency}: ARR against the start, %, by periods since it</source>
        <translation>{currency}: 開始時に対するARR(%)、開始からの期間別</translation>
    </message>
    <message>
        <source>{currency}: accounts still there, %, by periods since the start</source>
        <translation>{currency}: 残っている顧客(%)、開始からの期間別</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file}に書き出しました。</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation>{months}か月前</translation>
    </message>
    <message>
        <source>{view}: {mark}</source>
        <translation>{view}: {mark}</translation>
    </message>
</context>
<context>
    <name>conditions</name>
    <message>
        <source> and </source>
        <translation>、かつ</translation>
    </message>
    <message>
        <source> or </source>
        <translation>、または</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) named one by one</source>
        <translation><numerusform>個別に指定した顧客%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n日</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation><numerusform>%nか月</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation><numerusform>%n週間</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation><numerusform>%n年</numerusform></translation>
    </message>
    <message>
        <source>a closing parenthesis</source>
        <translation>閉じるかっこ</translation>
    </message>
    <message>
        <source>a closing quotation mark</source>
        <translation>閉じる引用符</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>a day such as 2026-12-31, or a length of time such as 60d</source>
        <translation>日付(例: 2026-12-31)か期間(例: 60d)</translation>
    </message>
    <message>
        <source>a number, such as 1,200,000, 4.8M or 50%</source>
        <translation>数値(例: 1,200,000、480万、50%)</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>ends of account ids with commas between them</source>
        <translation>顧客IDの末尾をカンマ区切りで</translation>
    </message>
    <message>
        <source>fewer parentheses</source>
        <translation>より浅いかっこ</translation>
    </message>
    <message>
        <source>me</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>not ({condition})</source>
        <translation>「{condition}」でない</translation>
    </message>
    <message>
        <source>one of this fact's values</source>
        <translation>この項目の選択肢</translation>
    </message>
    <message>
        <source>the longest gap of its cadence</source>
        <translation>対応頻度の最長間隔</translation>
    </message>
    <message>
        <source>the name of a fact or own.NAME before the sign</source>
        <translation>記号の前に項目名(または own.項目名)</translation>
    </message>
    <message>
        <source>the sign : because this fact has no order</source>
        <translation>記号「:」(この項目には大小がありません)</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>「はい」か「いいえ」</translation>
    </message>
    <message>
        <source>{fact} after {value}</source>
        <translation>{fact}が{value}より後</translation>
    </message>
    <message>
        <source>{fact} at least {value}</source>
        <translation>{fact}が{value}以上</translation>
    </message>
    <message>
        <source>{fact} at most {value}</source>
        <translation>{fact}が{value}以下</translation>
    </message>
    <message>
        <source>{fact} before {value}</source>
        <translation>{fact}が{value}より前</translation>
    </message>
    <message>
        <source>{fact} contains {value}</source>
        <translation>{fact}に「{value}」を含む</translation>
    </message>
    <message>
        <source>{fact} from {value}</source>
        <translation>{fact}が{value}以降</translation>
    </message>
    <message>
        <source>{fact} in the last {value}</source>
        <translation>{fact}が過去{value}以内</translation>
    </message>
    <message>
        <source>{fact} is known</source>
        <translation>{fact}がわかっている</translation>
    </message>
    <message>
        <source>{fact} is unknown</source>
        <translation>{fact}が不明</translation>
    </message>
    <message>
        <source>{fact} more than {value} ago</source>
        <translation>{fact}が{value}より前</translation>
    </message>
    <message>
        <source>{fact} more than {value} ahead</source>
        <translation>{fact}が{value}より先</translation>
    </message>
    <message>
        <source>{fact} over {value}</source>
        <translation>{fact}が{value}を超える</translation>
    </message>
    <message>
        <source>{fact} under {value}</source>
        <translation>{fact}が{value}未満</translation>
    </message>
    <message>
        <source>{fact} until {value}</source>
        <translation>{fact}が{value}まで</translation>
    </message>
    <message>
        <source>{fact} within {value}</source>
        <translation>{fact}が{value}以内</translation>
    </message>
    <message>
        <source>{fact}: {value}</source>
        <translation>{fact}: {value}</translation>
    </message>
    <message>
        <source>“{words}” in the name or owner</source>
        <translation>名前や担当に「{words}」を含む</translation>
    </message>
</context>
<context>
    <name>conflict</name>
    <message>
        <source>(nothing)</source>
        <translation>(なし)</translation>
    </message>
    <message>
        <source>Decide later (Esc)</source>
        <translation>後で決める(Esc)</translation>
    </message>
    <message>
        <source>Edited in two places</source>
        <translation>2か所で編集されたメモ</translation>
    </message>
    <message>
        <source>Edited in two places: {title}</source>
        <translation>2か所で編集されたメモ: {title}</translation>
    </message>
    <message>
        <source>Keep both (B)</source>
        <translation>両方残す(B)</translation>
    </message>
    <message>
        <source>Keep mine (M)</source>
        <translation>自分の下書きを残す(M)</translation>
    </message>
    <message>
        <source>Keep theirs (T)</source>
        <translation>今のメモを残す(T)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の下書き</translation>
    </message>
    <message>
        <source>Mine, {moment}</source>
        <translation>自分の下書き {moment}</translation>
    </message>
    <message>
        <source>Place {number} of {count}: {keep}</source>
        <translation>{count}か所中{number}か所目: {keep}</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Theirs, {who} {moment}</source>
        <translation>今のメモ {who} {moment}</translation>
    </message>
    <message>
        <source>Theirs: the note as it is</source>
        <translation>今のメモ</translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation>保存される内容</translation>
    </message>
    <message>
        <source>With Shift: in every place. N and P: next and previous place.</source>
        <translation>Shiftと一緒に押すとすべての箇所で選びます。N、Pで次・前の箇所へ。</translation>
    </message>
    <message>
        <source>both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>自分の下書き</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>今のメモ</translation>
    </message>
    <message>
        <source>{place}. Mine: {mine}. Theirs: {theirs}</source>
        <translation>{place}。自分の下書き: {mine}。今のメモ: {theirs}</translation>
    </message>
</context>
<context>
    <name>consents</name>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Account, name or address</source>
        <translation>顧客名・氏名・メールアドレス</translation>
    </message>
    <message>
        <source>Announcements go only to people whose consent is kept here; service notices need none.</source>
        <translation>案内は、ここに同意の記録がある人にだけ送られます。業務連絡に同意は要りません。</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意の記録</translation>
    </message>
    <message>
        <source>Contract, card at the fair, form</source>
        <translation>契約書、展示会での名刺、申込フォームなど</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>証跡</translation>
    </message>
    <message>
        <source>Find a consent</source>
        <translation>同意の記録を探す</translation>
    </message>
    <message>
        <source>How</source>
        <translation>取得方法</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>取得方法</translation>
    </message>
    <message>
        <source>Keep a consent</source>
        <translation>同意を記録する</translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <translation>同意を記録</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>見つかった人</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>取得日</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>取得日</translation>
    </message>
    <message>
        <source>Where it can be seen: file, link, number</source>
        <translation>確認できる場所（ファイル、リンク、番号など）</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>同意を撤回</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>! Last sync failed</source>
        <translation>! 前回の同期に失敗</translation>
    </message>
    <message>
        <source>! Sync on hold</source>
        <translation>! 同期の確認待ち</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) edited in two places. Both texts are kept.</source>
        <translation><numerusform>2か所で編集されたメモが %n 件あります。どちらの内容も残っています。</numerusform></translation>
    </message>
    <message>
        <source>Accounts that would go</source>
        <translation>外れる顧客</translation>
    </message>
    <message>
        <source>Accounts that {source} no longer has</source>
        <translation>{source}にもうない顧客</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>ファイルを追加</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>フォルダーを追加</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>点検</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>もう一度点検</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比べる</translation>
    </message>
    <message>
        <source>Compare: {account}, {title}</source>
        <translation>比べる: {account}、{title}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Decide later (Esc)</source>
        <translation>後で決める(Esc)</translation>
    </message>
    <message>
        <source>Edited in two places</source>
        <translation>2か所で編集されたメモ</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>最終同期</translation>
    </message>
    <message>
        <source>No source yet. Add or drop a CSV or Excel file, or the folder that holds the newest export.</source>
        <translation>データ元はまだありません。CSV・Excelファイルか、最新の出力が入るフォルダーを追加またはドロップしてください。</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n account(s)</source>
        <translation><numerusform>%n件の顧客を外す</numerusform></translation>
    </message>
    <message>
        <source>Remove the sample book</source>
        <translation>サンプル顧客を削除</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>このデータ元を外す</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows held back</source>
        <translation>取り込み保留</translation>
    </message>
    <message>
        <source>Rows held back ({count})</source>
        <translation>取り込み保留({count})</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Sync now (F5)</source>
        <translation>今すぐ同期(F5)</translation>
    </message>
    <message>
        <source>Sync on hold</source>
        <translation>同期の確認待ち</translation>
    </message>
    <message>
        <source>Take the last import back</source>
        <translation>前回の取り込みを元に戻す</translation>
    </message>
    <message>
        <source>What the last sync of {source} did</source>
        <translation>{source}の前回の同期結果</translation>
    </message>
    <message>
        <source>{gone} of {live} accounts, ARR {arr}. Nothing was removed. Ctrl+C copies, Enter opens.</source>
        <translation>{live}件中{gone}件、ARR {arr}。まだ何も外していません。Ctrl+Cで一覧をコピー、Enterで顧客を開きます。</translation>
    </message>
    <message>
        <source>{source} (sample)</source>
        <translation>{source}(サンプル)</translation>
    </message>
    <message>
        <source>{source} no longer has {gone} of {live} accounts. Nothing was removed. Another export, or a permission that changed? Notes stay either way.</source>
        <translation>{source}から、{live}件中{gone}件の顧客がなくなりました。まだ何も外していません。出力条件や権限が変わっていないか確認してください。どちらを選んでもメモは残ります。</translation>
    </message>
    <message>
        <source>○ Not synced yet</source>
        <translation>○ 未同期</translation>
    </message>
    <message>
        <source>● A newer file waits</source>
        <translation>● 新しいファイルがあります</translation>
    </message>
    <message>
        <source>✓ Synced</source>
        <translation>✓ 同期済み</translation>
    </message>
</context>
<context>
    <name>day</name>
    <message>
        <source>A day such as 2026-12-31, 12/31 or +7. F4 opens the calendar.</source>
        <translation>日付(例: 2026-12-31、12/31、明日、+7)。F4でカレンダーを開きます。</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>次の月</translation>
    </message>
    <message>
        <source>Open the calendar (F4)</source>
        <translation>カレンダーを開く(F4)</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>前の月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>deck</name>
    <message>
        <source> / </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s) in use</source>
        <translation><numerusform>%n個の機能が使われました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n goal(s)</source>
        <translation><numerusform>%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n next step(s)</source>
        <translation><numerusform>これから進めることは%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) on the figures</source>
        <translation><numerusform>数字についての補足は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation><numerusform>%n人</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from you heard</source>
        <translation><numerusform>ご要望を%n件お伺いしています</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) from you, {planned} planned</source>
        <translation><numerusform>ご要望%n件のうち{planned}件を計画しています</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n running contract(s)</source>
        <translation><numerusform>ご契約中の内容は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) until the next review</source>
        <translation><numerusform>次回のレビューまでに進めることは%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) we learned in {period}</source>
        <translation><numerusform>{period}にわかったことは%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation><numerusform>%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) in 13 weeks, no P1</source>
        <translation><numerusform>お問い合わせは13週で%n件、P1(最優先)はありませんでした</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) reached us in 13 weeks</source>
        <translation><numerusform>13週で%n件のお問い合わせをいただきました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n update(s) coming</source>
        <translation><numerusform>今後の予定は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n use(s)</source>
        <translation><numerusform>%n回</numerusform></translation>
    </message>
    <message>
        <source>0 of 13 weeks are known</source>
        <translation>記録のある週は13週中0週です</translation>
    </message>
    <message>
        <source>13 weeks before</source>
        <translation>前の13週</translation>
    </message>
    <message>
        <source>13 weeks before: {value}</source>
        <translation>前の13週 {value}</translation>
    </message>
    <message>
        <source>3 of {all} features make up {share} of use</source>
        <translation>{all}個の機能のうち3個で、利用の{share}を占めています</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>ご利用状況</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day} 時点</translation>
    </message>
    <message>
        <source>As of {day}. Source: {source}, 13 weeks from {start} to {end}.</source>
        <translation>{day}時点。出典: {source}({start}から{end}までの13週)。</translation>
    </message>
    <message>
        <source>As of {day}. Source: {source}.</source>
        <translation>{day}時点。出典: {source}。</translation>
    </message>
    <message>
        <source>Ask: {text}</source>
        <translation>お願い: {text}</translation>
    </message>
    <message>
        <source>Attending</source>
        <translation>ご出席</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>提供済み</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>By which number would we both see it, and what is it today?</source>
        <translation>それをどの数字で確かめますか。その数字は、いまいくつですか。</translation>
    </message>
    <message>
        <source>Companies in this review</source>
        <translation>このレビューの対象会社</translation>
    </message>
    <message>
        <source>Contract plan</source>
        <translation>契約プラン</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>ご契約</translation>
    </message>
    <message>
        <source>Contracts that run on the day of the figures, as they were agreed.</source>
        <translation>時点の日にご契約中の内容。</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Customer success</source>
        <translation>カスタマーサクセス</translation>
    </message>
    <message>
        <source>Data of this chart</source>
        <translation>このグラフのデータ</translation>
    </message>
    <message>
        <source>Decisions sought today</source>
        <translation>本日決めたいこと</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>不具合</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定義</translation>
    </message>
    <message numerus="yes">
        <source>Definitions of %n figure(s), as of {day}</source>
        <translation><numerusform>数字%n項目の定義({day}時点)</numerusform></translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Figures as of {day}.</source>
        <translation>数字は{day}時点です。</translation>
    </message>
    <message>
        <source>Figures of the group are sums over its companies; a person in two of them counts in each.</source>
        <translation>グループの数値は各社の合計です。2社で利用している人は、それぞれの会社で数えています。</translation>
    </message>
    <message>
        <source>First promised</source>
        <translation>最初の約束</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>初回回答までの時間</translation>
    </message>
    <message>
        <source>First response (median)</source>
        <translation>初回回答(中央値)</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goal “{name}” was missed: agree how to go on</source>
        <translation>目標「{name}」は未達のため、今後の進め方を決める</translation>
    </message>
    <message>
        <source>Goal “{name}”: reach {target}</source>
        <translation>目標「{name}」: {target}の達成</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goals agreed in the success plan, with start, target and the value last measured.</source>
        <translation>サクセスプランで合意した目標。開始値、目標値、直近に測った値。</translation>
    </message>
    <message>
        <source>Goals met</source>
        <translation>達成した目標</translation>
    </message>
    <message>
        <source>Guide {value}</source>
        <translation>目安 {value}</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>お伺いした日</translation>
    </message>
    <message>
        <source>How often each feature was used in the 13 weeks.</source>
        <translation>13週のあいだに各機能が使われた回数。</translation>
    </message>
    <message>
        <source>How often the product was used in a week, all features together.</source>
        <translation>1週間に製品が使われた回数(全機能の合計)。</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>社内限り</translation>
    </message>
    <message>
        <source>Internal. {foot}</source>
        <translation>社内限り。{foot}</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>前回</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Let us agree on up to 3 goals</source>
        <translation>目標を3つまで、一緒に決めましょう</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>No goal has been measured yet</source>
        <translation>まだ測定した目標がありません</translation>
    </message>
    <message>
        <source>No ticket was opened in 13 weeks</source>
        <translation>13週のあいだ、お問い合わせはありませんでした</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>Not planned</source>
        <translation>予定なし</translation>
    </message>
    <message>
        <source>Not shown for want of data: {slides}.</source>
        <translation>データがないため省いたページ: {slides}。</translation>
    </message>
    <message>
        <source>Nothing reached our support from {start} to {end}.</source>
        <translation>{start}から{end}まで、サポートへのお問い合わせは0件でした。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今回</translation>
    </message>
    <message>
        <source>Of these still open</source>
        <translation>うち未完了</translation>
    </message>
    <message numerus="yes">
        <source>Of your requests, {shipped} of %n available by now</source>
        <translation><numerusform>ご要望%n件のうち{shipped}件を提供しました</numerusform></translation>
    </message>
    <message>
        <source>On track</source>
        <translation>順調</translation>
    </message>
    <message>
        <source>Onboarding</source>
        <translation>導入支援</translation>
    </message>
    <message>
        <source>Only 1 of 13 weeks is known</source>
        <translation>13週のうち、記録のある週は1週だけです</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Our team</source>
        <translation>弊社</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>期限超過</translation>
    </message>
    <message numerus="yes">
        <source>Overdue by %n day(s)</source>
        <translation><numerusform>%n日超過</numerusform></translation>
    </message>
    <message>
        <source>P1</source>
        <translation>P1(最優先)</translation>
    </message>
    <message>
        <source>P1 of {opened}: {subject} (solved {closed})</source>
        <translation>P1({opened}): {subject}({closed}に解決)</translation>
    </message>
    <message>
        <source>P1 of {opened}: {subject} (still open)</source>
        <translation>P1({opened}): {subject}(対応中)</translation>
    </message>
    <message>
        <source>People active within 28 days as a share of the seats purchased.</source>
        <translation>ご契約の席数に対する、直近28日間に利用した人数の割合。</translation>
    </message>
    <message>
        <source>People who used the product in a week, Monday to Sunday, each counted once.</source>
        <translation>1週間(月曜から日曜)に製品を利用した人数。同じ人は1人と数えます。</translation>
    </message>
    <message>
        <source>Plan until the next review</source>
        <translation>次回までの計画</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>計画中</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>お約束</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>お約束</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>ご質問</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>ご要望</translation>
    </message>
    <message>
        <source>Result: {text}</source>
        <translation>成果: {text}</translation>
    </message>
    <message>
        <source>Results against the goals</source>
        <translation>目標に対する成果</translation>
    </message>
    <message>
        <source>Risk: {text}</source>
        <translation>課題: {text}</translation>
    </message>
    <message>
        <source>Roadmap and your requests</source>
        <translation>今後の予定とご要望</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>営業</translation>
    </message>
    <message>
        <source>Seat use</source>
        <translation>席の利用率</translation>
    </message>
    <message>
        <source>Seat use (active within 28 days)</source>
        <translation>席の利用率(直近28日)</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席数</translation>
    </message>
    <message>
        <source>Service quality</source>
        <translation>サポートの状況</translation>
    </message>
    <message>
        <source>Slide {number} of {count}</source>
        <translation>{number} / {count} ページ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始値</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>進めること</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>サポート</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>責任者</translation>
    </message>
    <message>
        <source>The guide is {value} of the seats.</source>
        <translation>目安は席数の{value}です。</translation>
    </message>
    <message>
        <source>The guide of {guide} % of seats is our experience, not an agreed target.</source>
        <translation>席数の{guide} %という目安は弊社の経験によるもので、合意した目標ではありません。</translation>
    </message>
    <message>
        <source>The team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>お問い合わせ</translation>
    </message>
    <message>
        <source>Tickets in 13 weeks</source>
        <translation>お問い合わせ(13週)</translation>
    </message>
    <message>
        <source>Tickets opened in the 13 weeks; P1 are those of the highest priority.</source>
        <translation>13週のあいだに受け付けたお問い合わせ。P1は最も優先度の高いもの。</translation>
    </message>
    <message>
        <source>Time from opening a ticket to closing it; the median of those closed.</source>
        <translation>受付から完了までの時間。完了したものの中央値。</translation>
    </message>
    <message>
        <source>Time from opening a ticket to our first answer; the median.</source>
        <translation>受付から最初の回答までの時間の中央値。</translation>
    </message>
    <message>
        <source>Time to solve</source>
        <translation>解決までの時間</translation>
    </message>
    <message>
        <source>Time to solve (median)</source>
        <translation>解決まで(中央値)</translation>
    </message>
    <message>
        <source>To be agreed</source>
        <translation>これから相談</translation>
    </message>
    <message numerus="yes">
        <source>Today: %n topic(s)</source>
        <translation><numerusform>本日の議題は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Today: {topics} topics and %n decision(s)</source>
        <translation><numerusform>本日の議題は{topics}件、決めたいことは%n件です</numerusform></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>議題</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>検討中</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>単位: {unit}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>契約終了日</translation>
    </message>
    <message>
        <source>Use by feature</source>
        <translation>機能別の利用</translation>
    </message>
    <message>
        <source>Uses a week</source>
        <translation>週間利用回数</translation>
    </message>
    <message>
        <source>Uses a week (mean of {n} weeks)</source>
        <translation>週間利用回数({n}週平均)</translation>
    </message>
    <message>
        <source>Uses a week fell from {first} to {last} in {weeks} weeks</source>
        <translation>週間利用回数は{weeks}週で{first}回から{last}回に減りました</translation>
    </message>
    <message>
        <source>Uses a week fell to {now} on average, from {before} in the 13 weeks before</source>
        <translation>週間利用回数は平均{now}回となり、前の13週の{before}回から減りました</translation>
    </message>
    <message>
        <source>Uses a week held steady at {now} on average ({before} in the 13 weeks before)</source>
        <translation>週間利用回数は平均{now}回で、前の13週({before}回)と同じ水準です</translation>
    </message>
    <message>
        <source>Uses a week held steady over {weeks} weeks: {first} and {last}</source>
        <translation>週間利用回数は{weeks}週で{first}回から{last}回と、ほぼ横ばいでした</translation>
    </message>
    <message>
        <source>Uses a week rose from {first} to {last} in {weeks} weeks</source>
        <translation>週間利用回数は{weeks}週で{first}回から{last}回に増えました</translation>
    </message>
    <message>
        <source>Uses a week rose to {now} on average, from {before} in the 13 weeks before</source>
        <translation>週間利用回数は平均{now}回となり、前の13週の{before}回から増えました</translation>
    </message>
    <message>
        <source>Uses in 13 weeks</source>
        <translation>13週の利用回数</translation>
    </message>
    <message>
        <source>Way from the start value (0 %) to the target (100 %).</source>
        <translation>開始値を0 %、目標値を100 %とした進みです。</translation>
    </message>
    <message>
        <source>We</source>
        <translation>弊社</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>週(月曜)</translation>
    </message>
    <message>
        <source>Weekly users</source>
        <translation>週間利用者</translation>
    </message>
    <message>
        <source>Weekly users (mean of {n} weeks)</source>
        <translation>週間利用者({n}週平均)</translation>
    </message>
    <message>
        <source>Weekly users fell from {first} to {last} in {weeks} weeks</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人に減りました</translation>
    </message>
    <message>
        <source>Weekly users fell from {first} to {last} in {weeks} weeks; {met} of {all} goals met</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人に減り、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users fell to {now} on average, from {before} in the 13 weeks before</source>
        <translation>週間利用者は平均{now}人となり、前の13週の{before}人から減りました</translation>
    </message>
    <message>
        <source>Weekly users fell to {now} on average, from {before} in the 13 weeks before; {met} of {all} goals met</source>
        <translation>週間利用者は平均{now}人となり、前の13週の{before}人から減り、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users grew from {first} to {last} in {weeks} weeks</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人に増えました</translation>
    </message>
    <message>
        <source>Weekly users grew from {first} to {last} in {weeks} weeks; {met} of {all} goals met</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人に増え、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users grew to {now} on average, from {before} in the 13 weeks before</source>
        <translation>週間利用者は平均{now}人となり、前の13週の{before}人から増えました</translation>
    </message>
    <message>
        <source>Weekly users grew to {now} on average, from {before} in the 13 weeks before; {met} of {all} goals met</source>
        <translation>週間利用者は平均{now}人となり、前の13週の{before}人から増え、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users held steady at {now} on average ({before} in the 13 weeks before)</source>
        <translation>週間利用者は平均{now}人で、前の13週({before}人)と同じ水準です</translation>
    </message>
    <message>
        <source>Weekly users held steady at {now} on average ({before} in the 13 weeks before); {met} of {all} goals met</source>
        <translation>週間利用者は平均{now}人で、前の13週({before}人)と同じ水準、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users held steady over {weeks} weeks ({first} and {last}); {met} of {all} goals met</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人とほぼ横ばい、目標は{all}件のうち{met}件を達成しました</translation>
    </message>
    <message>
        <source>Weekly users held steady over {weeks} weeks: {first} and {last}</source>
        <translation>週間利用者は{weeks}週で{first}人から{last}人と、ほぼ横ばいでした</translation>
    </message>
    <message>
        <source>Weekly users: {now} on average, down from {before} in the 13 weeks before; within the period up from {first} to {last}</source>
        <translation>週間利用者は平均{now}人で前の13週({before}人)より減りましたが、期間中は{first}人から{last}人に増えています</translation>
    </message>
    <message>
        <source>Weekly users: {now} on average, steady ({before} in the 13 weeks before); within the period down from {first} to {last}</source>
        <translation>週間利用者は平均{now}人で前の13週({before}人)と同じ水準ですが、期間中は{first}人から{last}人に減っています</translation>
    </message>
    <message>
        <source>Weekly users: {now} on average, steady ({before} in the 13 weeks before); within the period up from {first} to {last}</source>
        <translation>週間利用者は平均{now}人で前の13週({before}人)と同じ水準ですが、期間中は{first}人から{last}人に増えています</translation>
    </message>
    <message>
        <source>Weekly users: {now} on average, up from {before} in the 13 weeks before; within the period down from {first} to {last}</source>
        <translation>週間利用者は平均{now}人で前の13週({before}人)より増えましたが、期間中は{first}人から{last}人に減っています</translation>
    </message>
    <message>
        <source>What either side said it would do; each stays here until it is done.</source>
        <translation>双方がお約束したこと。完了するまで載せ続けます。</translation>
    </message>
    <message>
        <source>What is coming</source>
        <translation>今後の予定</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意味すること</translation>
    </message>
    <message>
        <source>What should have changed for you by the next review?</source>
        <translation>次回のレビューまでに、何が変わっていれば成功ですか。</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>お約束の状況</translation>
    </message>
    <message>
        <source>What we do until the next review</source>
        <translation>次回のレビューまでに進めること</translation>
    </message>
    <message>
        <source>What we learned</source>
        <translation>わかったこと</translation>
    </message>
    <message>
        <source>What we learned in {period}</source>
        <translation>{period}にわかったこと</translation>
    </message>
    <message>
        <source>What we recommend</source>
        <translation>ご提案</translation>
    </message>
    <message>
        <source>What we saw in {period}</source>
        <translation>{period}のご利用について</translation>
    </message>
    <message>
        <source>What we see</source>
        <translation>事実</translation>
    </message>
    <message>
        <source>What you asked us for, in your words, and what became of it.</source>
        <translation>いただいたご要望(お客様の言葉のまま)と、その後の状況。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Who answers for it on your side and on ours, and until when?</source>
        <translation>貴社と弊社で誰が担当し、いつまでに実現しますか。</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>前年同期</translation>
    </message>
    <message>
        <source>You</source>
        <translation>貴社</translation>
    </message>
    <message>
        <source>Your goals</source>
        <translation>貴社の目標</translation>
    </message>
    <message>
        <source>Your request</source>
        <translation>ご要望</translation>
    </message>
    <message>
        <source>Your requests</source>
        <translation>ご要望</translation>
    </message>
    <message>
        <source>Your team</source>
        <translation>貴社</translation>
    </message>
    <message>
        <source>a year before: {value}</source>
        <translation>前年同期 {value}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>ほか%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more, in the window</source>
        <translation><numerusform>ほか%n件(続きは画面で)</numerusform></translation>
    </message>
    <message>
        <source>contracts</source>
        <translation>契約情報</translation>
    </message>
    <message>
        <source>guide: {value}</source>
        <translation>目安 {value}</translation>
    </message>
    <message>
        <source>minutes of our meetings</source>
        <translation>打ち合わせの記録</translation>
    </message>
    <message>
        <source>none agreed</source>
        <translation>合意なし</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>product usage records</source>
        <translation>製品の利用記録</translation>
    </message>
    <message>
        <source>request register</source>
        <translation>ご要望の一覧</translation>
    </message>
    <message>
        <source>success plan</source>
        <translation>サクセスプラン</translation>
    </message>
    <message>
        <source>support tickets</source>
        <translation>お問い合わせの記録</translation>
    </message>
    <message>
        <source>target: none agreed</source>
        <translation>目標 合意なし</translation>
    </message>
    <message>
        <source>target: {value}</source>
        <translation>目標 {value}</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>件</translation>
    </message>
    <message>
        <source>uses</source>
        <translation>回</translation>
    </message>
    <message>
        <source>{account} group</source>
        <translation>{account}グループ</translation>
    </message>
    <message>
        <source>{account} is not counted. {why}</source>
        <translation>{account}は集計に入っていません。{why}</translation>
    </message>
    <message>
        <source>{account}, success plan: {title}</source>
        <translation>{account}様 サクセスプラン: {title}</translation>
    </message>
    <message>
        <source>{account}: digital review, {period}</source>
        <translation>{account}様 デジタルレビュー {period}</translation>
    </message>
    <message>
        <source>{account}: executive review, {period}</source>
        <translation>{account}様 経営層レビュー {period}</translation>
    </message>
    <message>
        <source>{account}: quarterly review, {period}</source>
        <translation>{account}様 四半期レビュー {period}</translation>
    </message>
    <message>
        <source>{account}: success plan</source>
        <translation>{account}様 サクセスプラン</translation>
    </message>
    <message>
        <source>{count} tickets in 13 weeks, {urgent} of them P1</source>
        <translation>お問い合わせは13週で{count}件、うちP1(最優先)は{urgent}件でした</translation>
    </message>
    <message numerus="yes">
        <source>{day} (carried %n time(s))</source>
        <translation><numerusform>{day}(持ち越し%n回)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n promise(s) kept</source>
        <translation><numerusform>お約束%n件のうち{done}件が完了しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n promise(s) kept, {late} overdue</source>
        <translation><numerusform>お約束%n件のうち{done}件が完了、{late}件が期限を過ぎています</numerusform></translation>
    </message>
    <message>
        <source>{figure}: no records are available.</source>
        <translation>{figure}: 記録がありません。</translation>
    </message>
    <message>
        <source>{figure}: no records since {day}.</source>
        <translation>{figure}: {day}より後の記録がありません。</translation>
    </message>
    <message>
        <source>{figure}: none have been agreed yet.</source>
        <translation>{figure}: まだ合意したものがありません。</translation>
    </message>
    <message>
        <source>{figure}: nothing has been measured yet.</source>
        <translation>{figure}: まだ測定していません。</translation>
    </message>
    <message>
        <source>{figure}: records are complete from {day} on; earlier ones are missing or have gaps.</source>
        <translation>{figure}: 記録がそろっているのは{day}以降です。それより前は、記録がないか、欠けた期間があります。</translation>
    </message>
    <message>
        <source>{figure}: records by day do not tell how many different people there were in a week.</source>
        <translation>{figure}: 日ごとの記録のため、1週間に利用した人数はわかりません。</translation>
    </message>
    <message>
        <source>{figure}: the number of seats is not known.</source>
        <translation>{figure}: ご契約の席数がわかりません。</translation>
    </message>
    <message>
        <source>{figure}: {definition} Source: {source}. As of {day}.</source>
        <translation>{figure}: {definition}出典: {source}。{day}時点。</translation>
    </message>
    <message>
        <source>{kind} ({source})</source>
        <translation>{kind}({source})</translation>
    </message>
    <message>
        <source>{last} weekly users in the newest of {known} known weeks</source>
        <translation>記録のある{known}週のうち、最も新しい週の利用者は{last}人でした</translation>
    </message>
    <message>
        <source>{meeting}. Figures as of {day}.</source>
        <translation>{meeting}開催。数字は{day}時点です。</translation>
    </message>
    <message numerus="yes">
        <source>{met} of %n goal(s) met</source>
        <translation><numerusform>目標%n件のうち{met}件を達成しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{met} of %n goal(s) met, {on_track} on track</source>
        <translation><numerusform>目標%n件のうち{met}件を達成、{on_track}件が順調です</numerusform></translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation>{name}({role})</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{name}: {value} ({compared})</source>
        <translation>{name}: {value}({compared})</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n}日</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n}時間</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}分</translation>
    </message>
    <message numerus="yes">
        <source>{on_track} of %n goal(s) on track</source>
        <translation><numerusform>目標%n件のうち{on_track}件が順調です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{reached} of %n measured goal(s) reached</source>
        <translation><numerusform>測定した目標%n件のうち{reached}件が目標値に届きました</numerusform></translation>
    </message>
    <message>
        <source>{side}: {name}</source>
        <translation>{side} {name}</translation>
    </message>
    <message>
        <source>{title} (continued)</source>
        <translation>{title}（続き）</translation>
    </message>
    <message>
        <source>{title} ({page}/{pages})</source>
        <translation>{title}({page}/{pages})</translation>
    </message>
    <message>
        <source>{whole} uses in {known} of 13 weeks</source>
        <translation>13週のうち{known}週に、合わせて{whole}回のご利用がありました</translation>
    </message>
</context>
<context>
    <name>decks</name>
    <message>
        <source>Slides (*.pptx);;Web page (*.html);;PDF (*.pdf)</source>
        <translation>スライド (*.pptx);;Webページ (*.html);;PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>diagnosis</name>
    <message>
        <source>Another domain than {domain} signs the mail: ask who runs the mail server to sign with {domain}.</source>
        <translation>{domain} とは別のドメインで署名されています。メールサーバーの管理者に、{domain} での署名を依頼してください</translation>
    </message>
    <message>
        <source>DMARC did not pass, so large providers may refuse the mail: SPF or DKIM must hold for {domain} itself.</source>
        <translation>DMARC に合格していないため、大手プロバイダーに拒否されるおそれがあります。SPF か DKIM を {domain} 自身で合格させる必要があります</translation>
    </message>
    <message>
        <source>SPF did not pass: ask who runs the DNS of {domain} to name the mail server there (SPF record).</source>
        <translation>SPF に合格していません。{domain} の DNS 管理者に、メールサーバーを SPF レコードへ登録するよう依頼してください</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>署名したドメイン</translation>
    </message>
    <message>
        <source>The mail carries no DKIM signature that holds: ask who runs the mail server to sign the mail of {domain}.</source>
        <translation>有効な DKIM 署名がありません。メールサーバーの管理者に、{domain} のメールへの署名を依頼してください</translation>
    </message>
    <message>
        <source>The server keeps sent mail itself</source>
        <translation>サーバーが送信済みメールを保存する</translation>
    </message>
    <message>
        <source>The server said nothing of SPF, DKIM and DMARC, as many do for mail to oneself. Send a test mail of a campaign to an address elsewhere, and look at its header there.</source>
        <translation>サーバーは SPF・DKIM・DMARC について何も記録していません（自分宛のメールではよくあります）。一斉メールのテスト送信を社外のアドレスへ送り、そちらでヘッダーをご確認ください</translation>
    </message>
    <message>
        <source>The signature covers the way to opt out</source>
        <translation>署名が配信停止の手段（List-Unsubscribe）を含む</translation>
    </message>
    <message>
        <source>The signature does not cover List-Unsubscribe: mail programmes may not show the way to opt out. It stands in the text of every announcement all the same.</source>
        <translation>署名が List-Unsubscribe を含んでいないため、メールソフトに配信停止ボタンが表示されないことがあります。案内メールの本文には配信停止の方法が必ず記載されます</translation>
    </message>
    <message>
        <source>The way to opt out arrives whole</source>
        <translation>配信停止の手段（List-Unsubscribe）がそのまま届く</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>CS Workbench {version}</source>
        <translation>CS Workbench {version}</translation>
    </message>
    <message>
        <source>Others on this computer may read {path}: make it yours alone (chmod -R go= on the folder).</source>
        <translation>このコンピューターのほかの利用者が {path} を読めます。フォルダーに chmod -R go= を実行してください。</translation>
    </message>
    <message>
        <source>The database passes its check (schema {version} of {head}).</source>
        <translation>データベースの検査に問題はありません(スキーマ {version}/{head})。</translation>
    </message>
    <message>
        <source>The key is kept in the keychain.</source>
        <translation>鍵はキーチェーンに保管しています。</translation>
    </message>
    <message>
        <source>The key is sealed with your passphrase.</source>
        <translation>鍵はパスフレーズで封印しています。</translation>
    </message>
    <message>
        <source>The key lies in a file of the profile, readable by you alone: there is no keychain here.</source>
        <translation>鍵はプロファイル内のファイルにあり、あなただけが読めます(キーチェーンが使えないため)。</translation>
    </message>
    <message>
        <source>The newest back-up is of {at}.</source>
        <translation>最新のバックアップは {at} のものです。</translation>
    </message>
    <message>
        <source>The profile lies in {path}, readable by you alone.</source>
        <translation>プロファイルは {path} にあり、あなただけが読めます。</translation>
    </message>
    <message>
        <source>There is no back-up yet.</source>
        <translation>バックアップはまだありません。</translation>
    </message>
    <message>
        <source>There is no source yet.</source>
        <translation>データ元はまだありません。</translation>
    </message>
    <message>
        <source>{name} was never synced to its end.</source>
        <translation>「{name}」の同期はまだ完了していません。</translation>
    </message>
    <message>
        <source>{name}: {rows} rows, {held} held, last synced {at}.</source>
        <translation>{name}: {rows}行、保留{held}行、最終同期 {at}</translation>
    </message>
</context>
<context>
    <name>done</name>
    <message numerus="yes">
        <source>%n account(s) handed over: write the hand-over sheets</source>
        <translation><numerusform>%n社の担当を変更しました。引き継ぎシートを書いてください</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) retired</source>
        <translation><numerusform>%n件の顧客を一覧から外しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) taken, of them {objections} objection(s)</source>
        <translation><numerusform>%n件の回答を取り込みました(うち異議 {objections}件)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n judgement(s) written</source>
        <translation><numerusform>%n 件の見立てを記録しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) under {topic}</source>
        <translation><numerusform>%n行を話題「{topic}」にまとめました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a topic</source>
        <translation><numerusform>%n行の話題を外しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are sent again</source>
        <translation><numerusform>メール%n通を再送します</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) noted as sent</source>
        <translation><numerusform>メール%n通を送信済みにしました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) put back</source>
        <translation><numerusform>メモ%n件を元に戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}</source>
        <translation><numerusform>{names}のメモを%n件取り込みました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}; {apart} edited here meanwhile, kept beside the note</source>
        <translation><numerusform>{names}のメモを%n件取り込みました。うち{apart}件はこちらでも書き換えられていたため、メモの横に残しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n opt-out(s) kept from {file}; {known} were known, {strange} name no mail of ours</source>
        <translation><numerusform>{file} から配信停止%n件を記録しました（記録済み {known} 件、当方のメールに当たらないもの {strange} 件）</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) added from cards</source>
        <translation><numerusform>名刺データから%n人を追加しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are not written to any more</source>
        <translation><numerusform>%n名を配信停止にしました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) brought back</source>
        <translation><numerusform>%n人を戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) go on getting mail</source>
        <translation><numerusform>%n名への配信を続けます</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) removed</source>
        <translation><numerusform>%n人を外しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) taken over</source>
        <translation><numerusform>約束を%n件取り込みました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) chosen from {accounts} accounts</source>
        <translation><numerusform>{accounts}社から宛先%n件を選びました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) left out</source>
        <translation><numerusform>宛先%n件を外しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) put in</source>
        <translation><numerusform>宛先%n件を入れました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) changed</source>
        <translation><numerusform>契約更新を%n件変更しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held again</source>
        <translation><numerusform>%n行を保留に戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out</source>
        <translation><numerusform>%n行を取り込み対象から外しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) written to {folder}</source>
        <translation><numerusform>シート%n件を{folder}に書き出しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) set</source>
        <translation><numerusform>目標を%n件設定しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) taken away</source>
        <translation><numerusform>目標を%n件取り消しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) as before</source>
        <translation><numerusform>やること%n件を前の状態に戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) back with the account's owner</source>
        <translation><numerusform>やること%n件を担当CSMに戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>やること%n件を完了しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) given to {owner}</source>
        <translation><numerusform>やること%n件を{owner}さんに割り当てました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) open again</source>
        <translation><numerusform>やること%n件を未完了に戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) put off</source>
        <translation><numerusform>やること%n件を後にしました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) skipped, quiet until {until}</source>
        <translation><numerusform>やること%n件を見送りました({until}まで出ません)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) put under a request</source>
        <translation><numerusform>%n件の声を要望にまとめました</numerusform></translation>
    </message>
    <message>
        <source>Absence as before</source>
        <translation>不在を前の状態に戻しました</translation>
    </message>
    <message>
        <source>Account of the meeting {title} set</source>
        <translation>会議「{title}」の顧客を設定しました</translation>
    </message>
    <message>
        <source>All accounts kept</source>
        <translation>すべての顧客を残しました</translation>
    </message>
    <message>
        <source>Audience as before: {title}</source>
        <translation>宛先を元に戻しました：{title}</translation>
    </message>
    <message>
        <source>Back-test kept</source>
        <translation>検証結果を保存しました</translation>
    </message>
    <message numerus="yes">
        <source>Brief of %n account(s) written to {path}</source>
        <translation><numerusform>%n件の顧客の要点を{path}に書き出しました</numerusform></translation>
    </message>
    <message>
        <source>CSM pulse noted</source>
        <translation>温度感を記録しました</translation>
    </message>
    <message>
        <source>CSM pulse removed</source>
        <translation>温度感の記録を取り消しました</translation>
    </message>
    <message>
        <source>Calendar {name} removed</source>
        <translation>カレンダー {name} を外しました</translation>
    </message>
    <message>
        <source>Campaign cancelled: {title}</source>
        <translation>一斉メールを中止しました：{title}</translation>
    </message>
    <message>
        <source>Campaign changed: {title}</source>
        <translation>一斉メールを変更しました：{title}</translation>
    </message>
    <message>
        <source>Campaign goes on: {title}</source>
        <translation>一斉メールを再開しました：{title}</translation>
    </message>
    <message>
        <source>Campaign made: {title}</source>
        <translation>一斉メールを作成しました：{title}</translation>
    </message>
    <message>
        <source>Campaign paused: {title}</source>
        <translation>一斉メールを一時停止しました：{title}</translation>
    </message>
    <message>
        <source>Campaign removed: {title}</source>
        <translation>一斉メールを削除しました：{title}</translation>
    </message>
    <message>
        <source>Campaign waits for its hour: {title}</source>
        <translation>一斉メールは開始時刻を待っています：{title}</translation>
    </message>
    <message numerus="yes">
        <source>Changed %n account(s)</source>
        <translation><numerusform>%n件の顧客を変更しました</numerusform></translation>
    </message>
    <message>
        <source>Check removed</source>
        <translation>確認を取り消しました</translation>
    </message>
    <message>
        <source>Check written</source>
        <translation>確認を記録しました</translation>
    </message>
    <message numerus="yes">
        <source>Consent kept of %n person(s)</source>
        <translation><numerusform>%n名分の同意を記録しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Consent of %n person(s) stands again</source>
        <translation><numerusform>%n名分の同意の記録を元に戻しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Consent of %n person(s) withdrawn</source>
        <translation><numerusform>%n名分の同意の記録を取り消しました</numerusform></translation>
    </message>
    <message>
        <source>Customer journey put back</source>
        <translation>カスタマージャーニーを元に戻しました</translation>
    </message>
    <message>
        <source>Customer voice brought back</source>
        <translation>お客様の声を戻しました</translation>
    </message>
    <message>
        <source>Customer voice removed</source>
        <translation>お客様の声を消しました</translation>
    </message>
    <message>
        <source>Customer voice written down</source>
        <translation>お客様の声を記録しました</translation>
    </message>
    <message numerus="yes">
        <source>Customer voice written down on %n account(s)</source>
        <translation><numerusform>%n件の顧客でお客様の声を記録しました</numerusform></translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>やり直しました: {step}</translation>
    </message>
    <message>
        <source>Draft of the allocation discarded</source>
        <translation>配置の下書きを破棄しました</translation>
    </message>
    <message>
        <source>Draft of the allocation kept</source>
        <translation>配置の下書きを保存しました</translation>
    </message>
    <message>
        <source>Draft of the scorecard discarded</source>
        <translation>スコアカードの下書きを破棄しました</translation>
    </message>
    <message>
        <source>Draft of the scorecard kept</source>
        <translation>スコアカードの下書きを保存しました</translation>
    </message>
    <message>
        <source>Draft of touch model {name} removed</source>
        <translation>タッチモデル「{name}」の下書きを削除しました</translation>
    </message>
    <message>
        <source>Draft of touch model {name} saved</source>
        <translation>タッチモデル「{name}」の下書きを保存しました</translation>
    </message>
    <message>
        <source>Draft: {cell} gets {tier}</source>
        <translation>下書き:{cell} を{tier}に変更</translation>
    </message>
    <message>
        <source>Draft: {what} is {value}</source>
        <translation>下書き:{what}を{value}にしました</translation>
    </message>
    <message>
        <source>Earlier text of the note restored</source>
        <translation>以前のメモの内容に戻しました</translation>
    </message>
    <message>
        <source>Edited in two places: nothing was overwritten, and your text is kept as a draft</source>
        <translation>2か所で編集されています。上書きはせず、書いた内容は下書きとして残しました</translation>
    </message>
    <message>
        <source>File attached again: {title}</source>
        <translation>添付ファイルを元に戻しました：{title}</translation>
    </message>
    <message>
        <source>File attached: {name}</source>
        <translation>ファイルを添付しました: {name}</translation>
    </message>
    <message>
        <source>File attached: {title}</source>
        <translation>ファイルを添付しました：{title}</translation>
    </message>
    <message>
        <source>File removed: {name}</source>
        <translation>ファイルを外しました: {name}</translation>
    </message>
    <message>
        <source>File taken away: {title}</source>
        <translation>添付ファイルを外しました：{title}</translation>
    </message>
    <message>
        <source>Goal changed</source>
        <translation>目標を変更しました</translation>
    </message>
    <message>
        <source>Goal removed</source>
        <translation>目標を削除しました</translation>
    </message>
    <message>
        <source>Goal written</source>
        <translation>目標を追加しました</translation>
    </message>
    <message>
        <source>Hand-over accepted</source>
        <translation>引き継ぎを受領しました</translation>
    </message>
    <message>
        <source>Hand-over is open again</source>
        <translation>引き継ぎを記入中に戻しました</translation>
    </message>
    <message>
        <source>Hand-over sheet changed</source>
        <translation>引き継ぎシートを変更しました</translation>
    </message>
    <message>
        <source>Hand-over sheet made</source>
        <translation>引き継ぎシートを作成しました</translation>
    </message>
    <message>
        <source>Hand-over sheet removed</source>
        <translation>引き継ぎシートを削除しました</translation>
    </message>
    <message numerus="yes">
        <source>Health of %n account(s) set by hand</source>
        <translation><numerusform>%n社のヘルスを手動設定しました</numerusform></translation>
    </message>
    <message>
        <source>Import of {name} taken back: {count} rows</source>
        <translation>「{name}」の取り込みを元に戻しました({count}行)</translation>
    </message>
    <message>
        <source>Judgement as before</source>
        <translation>見立てを元に戻しました</translation>
    </message>
    <message>
        <source>Judgement taken back</source>
        <translation>見立てを取り下げました</translation>
    </message>
    <message>
        <source>Judgement written</source>
        <translation>見立てを記録しました</translation>
    </message>
    <message>
        <source>LTV set by hand: {amount}</source>
        <translation>LTV を手動で設定しました: {amount}</translation>
    </message>
    <message>
        <source>Mail to {name} leaves in half a minute: {title}</source>
        <translation>{name} 様宛のメールを 30 秒後に送信します：{title}</translation>
    </message>
    <message>
        <source>Mailbox removed: {name}</source>
        <translation>メールボックスを削除しました：{name}</translation>
    </message>
    <message>
        <source>Mailbox written: {name}</source>
        <translation>メールボックスを保存しました：{name}</translation>
    </message>
    <message>
        <source>Meeting done: {title}</source>
        <translation>会議を完了にしました: {title}</translation>
    </message>
    <message>
        <source>Meeting ended</source>
        <translation>会議を終了しました</translation>
    </message>
    <message>
        <source>Meeting open again</source>
        <translation>会議を未完了に戻しました</translation>
    </message>
    <message>
        <source>Memo written to {path}</source>
        <translation>メモを{path}に書き出しました</translation>
    </message>
    <message>
        <source>Month {month} written to {path}</source>
        <translation>{month}の月次を{path}に書き出しました</translation>
    </message>
    <message>
        <source>Not shipped: {title}</source>
        <translation>提供を取り消しました: {title}</translation>
    </message>
    <message>
        <source>Note brought back</source>
        <translation>メモを戻しました</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>メモを変更しました</translation>
    </message>
    <message>
        <source>Note changed; what was written elsewhere meanwhile is in it, too</source>
        <translation>メモを変更しました。その間に別の場所で書かれた内容も入っています</translation>
    </message>
    <message>
        <source>Note put back</source>
        <translation>メモを元に戻しました</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>メモを消しました</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>メモを書きました</translation>
    </message>
    <message numerus="yes">
        <source>Note written on %n account(s)</source>
        <translation><numerusform>%n件の顧客にメモを書きました</numerusform></translation>
    </message>
    <message>
        <source>Noted as sent: {title}</source>
        <translation>送信済みとして記録しました：{title}</translation>
    </message>
    <message>
        <source>Nothing is new in it: no answer was taken</source>
        <translation>新しい回答はありませんでした</translation>
    </message>
    <message>
        <source>Nothing is new in it: no note was taken</source>
        <translation>新しいメモはないため、取り込みませんでした</translation>
    </message>
    <message>
        <source>Nothing is new in it: no words were taken</source>
        <translation>新しい内容がないため、コメントは取り込みませんでした</translation>
    </message>
    <message>
        <source>Numbers frozen: {title}</source>
        <translation>数字を確定しました: {title}</translation>
    </message>
    <message>
        <source>Outcome changed</source>
        <translation>結果を変更しました</translation>
    </message>
    <message>
        <source>Outcome removed</source>
        <translation>結果を削除しました</translation>
    </message>
    <message>
        <source>Outcome written</source>
        <translation>結果を記録しました</translation>
    </message>
    <message>
        <source>Own field {label} added</source>
        <translation>独自項目「{label}」を追加しました</translation>
    </message>
    <message>
        <source>Own field {label} removed</source>
        <translation>独自項目「{label}」を外しました</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>人の情報を変更しました</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>人の情報を削除しました</translation>
    </message>
    <message>
        <source>Person written</source>
        <translation>人の情報を記録しました</translation>
    </message>
    <message numerus="yes">
        <source>Phase of %n account(s) set by hand: {phase}, until {day}</source>
        <translation><numerusform>顧客%n社のフェーズを手動設定しました: {phase}({day}まで)</numerusform></translation>
    </message>
    <message>
        <source>Phase set by hand, hand-over sheet opened</source>
        <translation>フェーズを手動設定し、引き継ぎシートを作りました</translation>
    </message>
    <message>
        <source>Picture added</source>
        <translation>画像を追加しました</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>画像を外しました</translation>
    </message>
    <message>
        <source>Playbook {name} removed</source>
        <translation>プレイブック「{name}」を削除しました</translation>
    </message>
    <message>
        <source>Playbook {name} saved</source>
        <translation>プレイブック「{name}」を保存しました</translation>
    </message>
    <message numerus="yes">
        <source>Playbook {name}: %n to-do(s) added</source>
        <translation><numerusform>プレイブック「{name}」のやること%n件を追加しました</numerusform></translation>
    </message>
    <message>
        <source>Promise changed</source>
        <translation>約束を変更しました</translation>
    </message>
    <message>
        <source>Published from {day}: until then the model in force stays</source>
        <translation>{day}から公開します。それまでは現在のモデルが有効です</translation>
    </message>
    <message>
        <source>Recipient as before: {title}</source>
        <translation>宛先を元に戻しました：{title}</translation>
    </message>
    <message>
        <source>Recipient changed: {title}</source>
        <translation>宛先を変更しました：{title}</translation>
    </message>
    <message>
        <source>Renewal changed</source>
        <translation>契約更新を変更しました</translation>
    </message>
    <message>
        <source>Renewal removed</source>
        <translation>契約更新を削除しました</translation>
    </message>
    <message>
        <source>Renewal written</source>
        <translation>契約更新を記録しました</translation>
    </message>
    <message>
        <source>Request added: {title}</source>
        <translation>要望を追加しました: {title}</translation>
    </message>
    <message>
        <source>Request brought back</source>
        <translation>要望を戻しました</translation>
    </message>
    <message>
        <source>Request changed: {title}</source>
        <translation>要望を変更しました: {title}</translation>
    </message>
    <message>
        <source>Request removed</source>
        <translation>要望を消しました</translation>
    </message>
    <message>
        <source>Review as before: {title}</source>
        <translation>レビューを元に戻しました: {title}</translation>
    </message>
    <message>
        <source>Review changed: {title}</source>
        <translation>レビューを変更しました: {title}</translation>
    </message>
    <message>
        <source>Review held: {title}</source>
        <translation>レビューを実施済みにしました: {title}</translation>
    </message>
    <message>
        <source>Review is a draft again: {title}</source>
        <translation>レビューを下書きに戻しました: {title}</translation>
    </message>
    <message>
        <source>Review is ready: {title}</source>
        <translation>レビューの準備が完了しました: {title}</translation>
    </message>
    <message>
        <source>Review made: {title}</source>
        <translation>レビューを作成しました: {title}</translation>
    </message>
    <message>
        <source>Review removed: {title}</source>
        <translation>レビューを取り除きました: {title}</translation>
    </message>
    <message>
        <source>Row {number} landed</source>
        <translation>{number}行目を取り込みました</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <source>Scorecard {name} is asked as number {place}</source>
        <translation>スコアカード「{name}」を{place}番目に適用します</translation>
    </message>
    <message>
        <source>Scorecard {name} is in force</source>
        <translation>スコアカード「{name}」を適用しました</translation>
    </message>
    <message>
        <source>Scorecard {name} is no longer in force</source>
        <translation>スコアカード「{name}」の適用を終えました</translation>
    </message>
    <message>
        <source>Sent again: {title}</source>
        <translation>再送信します：{title}</translation>
    </message>
    <message numerus="yes">
        <source>Shipped: {title}. %n account(s) to tell</source>
        <translation><numerusform>提供済みにしました: {title}　%n件の顧客にお知らせします</numerusform></translation>
    </message>
    <message>
        <source>Slide of all reviews of {period} written</source>
        <translation>{period}のレビュー共通のスライドを書きました</translation>
    </message>
    <message>
        <source>Slide written: {title}</source>
        <translation>スライドを書きました: {title}</translation>
    </message>
    <message>
        <source>Source {name} removed</source>
        <translation>データ元「{name}」を外しました</translation>
    </message>
    <message>
        <source>Step {step} of the customer journey changed</source>
        <translation>カスタマージャーニーのステップ「{step}」を変更しました</translation>
    </message>
    <message>
        <source>Suggested weights of {name} are in force</source>
        <translation>「{name}」に提案された重みを適用しました</translation>
    </message>
    <message>
        <source>Suppression stands again</source>
        <translation>配信停止を元に戻しました</translation>
    </message>
    <message>
        <source>Template is back: {name}</source>
        <translation>テンプレートを元に戻しました：{name}</translation>
    </message>
    <message>
        <source>Template made: {name}</source>
        <translation>テンプレートを作成しました：{name}</translation>
    </message>
    <message>
        <source>Template removed: {name}</source>
        <translation>テンプレートを削除しました：{name}</translation>
    </message>
    <message>
        <source>Template written: {name}</source>
        <translation>テンプレートを保存しました：{name}</translation>
    </message>
    <message>
        <source>Text written: {title}</source>
        <translation>本文を保存しました: {title}</translation>
    </message>
    <message>
        <source>The LTV set by hand counts again</source>
        <translation>手動で設定した LTV を再び使います</translation>
    </message>
    <message>
        <source>The automatic phase counts again</source>
        <translation>自動のフェーズに戻しました</translation>
    </message>
    <message>
        <source>The computed LTV counts again</source>
        <translation>計算した LTV を再び使います</translation>
    </message>
    <message>
        <source>The computed tier counts again</source>
        <translation>モデルによるタッチ区分に戻しました</translation>
    </message>
    <message>
        <source>The health by the score counts again</source>
        <translation>スコアによるヘルスに戻しました</translation>
    </message>
    <message>
        <source>The health set by hand counts again</source>
        <translation>ヘルスの手動設定を有効に戻しました</translation>
    </message>
    <message>
        <source>The mailbox sends again: {name}</source>
        <translation>送信を再開できるようにしました: {name}</translation>
    </message>
    <message numerus="yes">
        <source>The person was erased from %n mail(s); only a mark stays, so that nobody writes again</source>
        <translation><numerusform>メール%n通から本人の情報を消去しました。今後送信しないための照合用の印だけが残ります</numerusform></translation>
    </message>
    <message>
        <source>The phase set by hand counts again</source>
        <translation>手動設定したフェーズに戻しました</translation>
    </message>
    <message>
        <source>The sample book is ready</source>
        <translation>サンプル顧客を用意しました</translation>
    </message>
    <message numerus="yes">
        <source>The sample book is ready: %n account(s)</source>
        <translation><numerusform>サンプル顧客を用意しました(%n件)</numerusform></translation>
    </message>
    <message>
        <source>The sample book was removed</source>
        <translation>サンプル顧客を消しました</translation>
    </message>
    <message>
        <source>The tier set by hand counts again</source>
        <translation>手動設定のタッチ区分に戻しました</translation>
    </message>
    <message>
        <source>This file is attached already: {name}</source>
        <translation>このファイルはすでに添付されています: {name}</translation>
    </message>
    <message>
        <source>This was logged already. Nothing was changed.</source>
        <translation>すでに記録されています。何も変更していません。</translation>
    </message>
    <message numerus="yes">
        <source>Tier of %n account(s) set by hand</source>
        <translation><numerusform>%n件のタッチ区分を手動設定しました</numerusform></translation>
    </message>
    <message>
        <source>Tier review as before</source>
        <translation>区分見直しを元に戻しました</translation>
    </message>
    <message numerus="yes">
        <source>Tier review begun: %n account(s) would move</source>
        <translation><numerusform>区分見直しを開始しました:%n社の区分が変わる見込みです</numerusform></translation>
    </message>
    <message>
        <source>Tier review dropped; the model in force stays</source>
        <translation>区分見直しを取りやめました。現在のモデルが引き続き有効です</translation>
    </message>
    <message numerus="yes">
        <source>Tier review published: %n account(s) moved, {todos} to-do(s) made</source>
        <translation><numerusform>区分見直しを公開しました:%n社の区分を変更し、やることを{todos}件作成しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tiers reviewed: %n account(s) moved</source>
        <translation><numerusform>タッチ区分を見直しました:顧客%n件が変わりました</numerusform></translation>
    </message>
    <message>
        <source>To be checked again: {title}</source>
        <translation>要確認に戻しました：{title}</translation>
    </message>
    <message numerus="yes">
        <source>To-do added on %n account(s): {text}</source>
        <translation><numerusform>%n件の顧客にやることを追加しました: {text}</numerusform></translation>
    </message>
    <message>
        <source>To-do added: {text}</source>
        <translation>やることを追加しました: {text}</translation>
    </message>
    <message>
        <source>To-do changed</source>
        <translation>やることを変更しました</translation>
    </message>
    <message>
        <source>To-do removed</source>
        <translation>やることを消しました</translation>
    </message>
    <message>
        <source>Topics as before</source>
        <translation>話題を元に戻しました</translation>
    </message>
    <message>
        <source>Touch brought back</source>
        <translation>接点を戻しました</translation>
    </message>
    <message numerus="yes">
        <source>Touch logged for %n account(s)</source>
        <translation><numerusform>%n件の接点を記録しました</numerusform></translation>
    </message>
    <message>
        <source>Touch model {name} is in force</source>
        <translation>タッチモデル「{name}」を公開しました</translation>
    </message>
    <message>
        <source>Touch model {name}, version {version}, is in force again</source>
        <translation>タッチモデル「{name}」の版 {version} を再び適用しました</translation>
    </message>
    <message>
        <source>Touch removed</source>
        <translation>接点を消しました</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>元に戻しました: {step}</translation>
    </message>
    <message>
        <source>Version taken back</source>
        <translation>版を取り消しました</translation>
    </message>
    <message>
        <source>View {name} removed</source>
        <translation>ビュー「{name}」を消しました</translation>
    </message>
    <message>
        <source>View {name} saved</source>
        <translation>ビュー「{name}」を保存しました</translation>
    </message>
    <message numerus="yes">
        <source>Words of {names} taken for %n account(s)</source>
        <translation><numerusform>{names}のコメントを顧客%n社分取り込みました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Words on %n risk(s) written</source>
        <translation><numerusform>リスク%n件にコメントを書きました</numerusform></translation>
    </message>
    <message>
        <source>{address} is no longer on the stop-list; the next sync brings its meetings</source>
        <translation>{address} を記録しない相手から外しました。次の同期で会議を取り込みます</translation>
    </message>
    <message>
        <source>{address} is not written to any more</source>
        <translation>{address} には今後送信しません</translation>
    </message>
    <message numerus="yes">
        <source>{address} is on the stop-list; %n meeting(s) deleted</source>
        <translation><numerusform>{address} を記録しない相手に加え、会議%n件を削除しました</numerusform></translation>
    </message>
    <message>
        <source>{address} is suppressed already</source>
        <translation>{address} はすでに配信停止です</translation>
    </message>
    <message>
        <source>{address} may be written to again</source>
        <translation>{address} への送信を再開できます</translation>
    </message>
    <message>
        <source>{name} goes on getting mail</source>
        <translation>{name} 様への送信を続けます</translation>
    </message>
    <message>
        <source>{owner} is away {from_on} to {to_on}: {moved} to-dos moved, {covered} covered</source>
        <translation>{owner}さんは{from_on}から{to_on}まで不在です。やること{moved}件の日付を移し、{covered}件を代わりに任せました</translation>
    </message>
    <message numerus="yes">
        <source>{owner} is back: %n to-do(s) theirs again</source>
        <translation><numerusform>{owner}さんが戻りました。やること%n件を本人に戻しました</numerusform></translation>
    </message>
    <message>
        <source>{title} written to {path}</source>
        <translation>「{title}」を {path} に書き出しました</translation>
    </message>
    <message>
        <source>“{title}” is a draft again</source>
        <translation>「{title}」を下書きに戻しました</translation>
    </message>
    <message numerus="yes">
        <source>“{title}” leaves from {start}: %n mail(s)</source>
        <translation><numerusform>「{title}」を{start}から送信します：%n通</numerusform></translation>
    </message>
    <message>
        <source>“{title}” was checked: it cannot be sent yet</source>
        <translation>「{title}」を確認しました：まだ送信できません</translation>
    </message>
    <message>
        <source>“{title}” was checked: ready</source>
        <translation>「{title}」を確認しました：送信できます</translation>
    </message>
</context>
<context>
    <name>economics</name>
    <message>
        <source>A trial or free plan is worth 0; see its potential.</source>
        <translation>トライアル・無料プランのLTVは0です。ポテンシャルをご覧ください。</translation>
    </message>
    <message>
        <source>Beyond what was observed a constant churn goes on.</source>
        <translation>観測した期間より先は、一定の解約率が続くとしています。</translation>
    </message>
    <message>
        <source>Churn a month</source>
        <translation>月次解約率</translation>
    </message>
    <message>
        <source>Churn a month of the whole book</source>
        <translation>全顧客の月次解約率</translation>
    </message>
    <message>
        <source>Churn a month with {tier}</source>
        <translation>月次解約率({tier})</translation>
    </message>
    <message>
        <source>Cost of one person a year</source>
        <translation>1人あたりの年間費用</translation>
    </message>
    <message>
        <source>Discount a year</source>
        <translation>割引率(年)</translation>
    </message>
    <message>
        <source>Gross margin</source>
        <translation>粗利率</translation>
    </message>
    <message>
        <source>Growth of the book a month</source>
        <translation>顧客数の月次増加率</translation>
    </message>
    <message>
        <source>Horizon in months</source>
        <translation>対象期間(月)</translation>
    </message>
    <message>
        <source>Hours a month of one person</source>
        <translation>1人あたりの月間時間</translation>
    </message>
    <message>
        <source>Hours an account and month</source>
        <translation>顧客1件あたりの月間時間</translation>
    </message>
    <message>
        <source>It has churned.</source>
        <translation>解約済みです。</translation>
    </message>
    <message>
        <source>Its ARR is not known, so nothing can be told.</source>
        <translation>ARRが分からないため、算出できません。</translation>
    </message>
    <message>
        <source>Its contract has not begun; the months until then bring nothing.</source>
        <translation>契約開始前です。開始までの月は含めていません。</translation>
    </message>
    <message>
        <source>LTV {amount} ({months} months, discount {discount} %, {method})</source>
        <translation>LTV {amount} ({months}か月, 割引{discount} %, {method})</translation>
    </message>
    <message>
        <source>Months of a term</source>
        <translation>契約期間(月)</translation>
    </message>
    <message>
        <source>Months so far</source>
        <translation>経過月数</translation>
    </message>
    <message>
        <source>Months to the end of the term</source>
        <translation>契約終了までの月数</translation>
    </message>
    <message>
        <source>Notice was given: the margin counts up to the end.</source>
        <translation>解約予告を受けています。終了日までの粗利です。</translation>
    </message>
    <message>
        <source>Renewal rate of its health band last week</source>
        <translation>先週末のヘルスでの更新率</translation>
    </message>
    <message>
        <source>Set by hand until {until} by {by}: {reason}</source>
        <translation>{until} まで {by} が手動で設定: {reason}</translation>
    </message>
    <message>
        <source>Share of them for customers</source>
        <translation>そのうち顧客対応の割合</translation>
    </message>
    <message>
        <source>The end of its contract has passed; it is taken as renewed.</source>
        <translation>契約終了日を過ぎています。更新済みとして扱っています。</translation>
    </message>
    <message>
        <source>The end of its contract is not known, so nothing can be told.</source>
        <translation>契約終了日が分からないため、算出できません。</translation>
    </message>
    <message>
        <source>The gross margin is not known; 80 % is assumed.</source>
        <translation>粗利率が分からないため、80 %と仮定しています。</translation>
    </message>
    <message>
        <source>The margin is not above 0, so it is worth nothing.</source>
        <translation>粗利が0以下のため、LTVは0です。</translation>
    </message>
    <message>
        <source>Tools a month and account with {tier}</source>
        <translation>顧客1件あたりの月間ツール費({tier})</translation>
    </message>
    <message>
        <source>a constant churn, pulled towards what is usual</source>
        <translation>一定の解約率(標準値で補正)</translation>
    </message>
    <message>
        <source>assumed: given for this question</source>
        <translation>仮定: この試算で指定</translation>
    </message>
    <message>
        <source>assumed: our default, not measured</source>
        <translation>仮定: 既定値(実測ではありません)</translation>
    </message>
    <message>
        <source>by tier and phase, more before a renewal and in a rescue</source>
        <translation>区分とフェーズごと(更新前と解約阻止中は加算)</translation>
    </message>
    <message>
        <source>how long accounts like it stayed (Kaplan-Meier)</source>
        <translation>似た顧客の継続期間(カプラン・マイヤー法)</translation>
    </message>
    <message>
        <source>margin / churn, capped at the horizon</source>
        <translation>粗利÷解約率(対象期間で上限)</translation>
    </message>
    <message>
        <source>margin up to the end, as notice was given</source>
        <translation>解約予告のため終了日までの粗利</translation>
    </message>
    <message>
        <source>measured: {before} to {now} accounts in {months} months</source>
        <translation>実測: {months}か月で{before}社から{now}社</translation>
    </message>
    <message>
        <source>measured: {churns} churns among {accounts} accounts</source>
        <translation>実測: 顧客{accounts}件のうち解約{churns}件</translation>
    </message>
    <message>
        <source>measured: {churns} churns in {months} months</source>
        <translation>実測: {months}か月で解約{churns}件</translation>
    </message>
    <message>
        <source>method {letter}: {name}</source>
        <translation>方式{letter}: {name}</translation>
    </message>
    <message>
        <source>renewal rate at each end of the term</source>
        <translation>契約終了ごとの更新率</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手入力</translation>
    </message>
    <message>
        <source>the ARR alone</source>
        <translation>ARRのみ</translation>
    </message>
    <message>
        <source>the account's contract</source>
        <translation>この顧客の契約</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>entry</name>
    <message>
        <source>Add a to-do</source>
        <translation>やることを追加</translation>
    </message>
    <message>
        <source>Add a to-do: next tue 3pm Aldgrove call (Q or Ctrl+T)</source>
        <translation>やることを追加: 来週火曜15時 あおば 電話(QまたはCtrl+T)</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>至急</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>読み取った内容</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>顧客なし</translation>
    </message>
    <message>
        <source>no account called {name}</source>
        <translation>「{name}」という顧客はありません</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>{name} ({place} of {count}, ↑↓ choose, Tab completes)</source>
        <translation>{name}({count}件中{place}件目、↑↓で選択、Tabで補完)</translation>
    </message>
    <message>
        <source>“{what}”</source>
        <translation>「{what}」</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A CSM pulse has a level from 1 to 5 and at most three reasons. Nothing was changed.</source>
        <translation>温度感は1から5の段階で、理由は3つまでです。何も変更していません。</translation>
    </message>
    <message>
        <source>A customer voice needs words and one of these kinds: {kinds}. Nothing was changed.</source>
        <translation>お客様の声には内容と種類({kinds})が必要です。何も変更していません。</translation>
    </message>
    <message>
        <source>A health set by hand needs a reason and a last day within {days} days. Nothing was changed. Add both.</source>
        <translation>ヘルスの手動設定には、理由と{days}日以内の最終日が必要です。何も変更していません。両方を入れてください。</translation>
    </message>
    <message>
        <source>A period from {first} to {last} cannot be reported: it has to end today or earlier, and not before it begins. Nothing was changed. Choose other days.</source>
        <translation>{first}から{last}までの期間は集計できません。今日以前に終わり、開始日が終了日より前の期間が必要です。何も変更していません。別の日を指定してください。</translation>
    </message>
    <message>
        <source>A phase set by hand needs a reason. Nothing was changed. Write why, then set it again.</source>
        <translation>フェーズの手動設定には理由が必要です。何も変更していません。理由を書いて、もう一度設定してください。</translation>
    </message>
    <message>
        <source>A request needs a title and one of these states: {states}. Nothing was changed.</source>
        <translation>要望には件名と状態({states})が必要です。何も変更していません。</translation>
    </message>
    <message>
        <source>A review cannot have been held on {day}, which is still to come. It stays ready. Give the day on which it took place.</source>
        <translation>{day}はまだ来ていないため、レビューを実施済みにできません。準備完了のままです。実施した日を指定してください。</translation>
    </message>
    <message>
        <source>A step has no field {field}. Nothing was changed. Choose: {choices}.</source>
        <translation>ステップに項目 {field} はありません。何も変更していません。次から選んでください: {choices}</translation>
    </message>
    <message>
        <source>A tier review begun on {day} is still running. Nothing was changed. Publish it or drop it first.</source>
        <translation>{day}に開始した区分見直しが進行中です。何も変更していません。先に公開するか、取りやめてください。</translation>
    </message>
    <message>
        <source>A tier set by hand needs a reason and a last day within {days} days. Nothing was changed. Add both.</source>
        <translation>タッチ区分の手動設定には、理由と{days}日以内の期限が必要です。何も変更していません。両方を入れてください。</translation>
    </message>
    <message>
        <source>An LTV set by hand needs an amount of 0 or more in the currency of the ARR, a reason and a last day within {days} days. Nothing was changed. Add them.</source>
        <translation>LTV を手動で設定するには、ARR と同じ通貨の0以上の金額、理由、{days} 日以内の期限が必要です。何も変更していません。追加してください。</translation>
    </message>
    <message>
        <source>An own field cannot be of kind {kind}. Nothing was changed. Choose: {kinds}.</source>
        <translation>独自項目に種類「{kind}」は使えません。何も変更していません。次から選んでください: {kinds}。</translation>
    </message>
    <message>
        <source>Another program is writing to {path} (process {pid}). Nothing was changed. Wait until it ends, then try again.</source>
        <translation>別のプログラム(プロセス {pid})が {path} に書き込んでいます。何も変更していません。終わるのを待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Between {first} and {last} on the days chosen no business day is open, so nothing would ever be sent. Nothing was changed. Choose other days or hours.</source>
        <translation>選んだ曜日の{first}から{last}までに営業日がないため、いつまでも送信されません。何も変更していません。別の曜日か時間帯を選んでください。</translation>
    </message>
    <message>
        <source>Everybody whom “{title}” did not reach is in “{other}”. Nothing was made, so that nobody gets the mail twice. Send that one, or remove it first.</source>
        <translation>「{title}」が届かなかった宛先は、すべて「{other}」に入っています。二重に送らないよう、何も作成していません。そちらを送信するか、先に削除してください。</translation>
    </message>
    <message>
        <source>For {step} the rubric says something else: a decision against it needs a reason. Nothing was changed. Write the reason first, or with it.</source>
        <translation>「{step}」は判断基準の答えと違うため、理由が必要です。何も変更していません。先に理由を書くか、一緒に書いてください。</translation>
    </message>
    <message>
        <source>From the mailbox {address} “{title}” is still being sent. It was not removed, and the mails wait as before. Cancel that campaign first, or let it end.</source>
        <translation>メールボックス {address} からは「{title}」を送信中です。メールボックスは削除しておらず、メールはそのまま待機しています。先にその一斉メールを中止するか、終わるのを待ってください。</translation>
    </message>
    <message>
        <source>How {name} agreed is not said, so the record would prove nothing. Nothing was changed. Write how: a form, a card that was handed over, the contract.</source>
        <translation>{name} さんの同意の取得方法が入力されていないため、記録が証拠になりません。何も変更していません。申込フォーム、名刺交換、契約など、取得方法を入力してください。</translation>
    </message>
    <message>
        <source>In {name} no opt-out was found; {opened} line(s) only opened the page. Nothing was changed. Choose the file in which your page keeps a line with t=… for every press; of a web server's log, only POST is a press.</source>
        <translation>{name} に配信停止の記録が見つかりません（ページを開いただけの行は {opened} 件）。何も変更していません。ページが1回押されるごとに t=… を1行残すファイルを選んでください。サーバーのログでは POST だけを数えます。</translation>
    </message>
    <message>
        <source>Line {line} of {part} makes too much: {why}. Nothing was sent. Please shorten the template or the list.</source>
        <translation>{part}の {line} 行目で出力が大きくなりすぎます：{why}。何も送信していません。テンプレートか一覧を短くしてください。</translation>
    </message>
    <message>
        <source>Line {line} of {part}: {why}. Nothing was sent. Please correct the template.</source>
        <translation>{part}の {line} 行目：{why}。何も送信していません。テンプレートを修正してください。</translation>
    </message>
    <message>
        <source>Mails of “{title}” have left already, so it stays as it was frozen. Pause it or cancel what has not left.</source>
        <translation>「{title}」はすでに一部が送信されているため、確定した内容のままです。一時停止するか、未送信分を中止してください。</translation>
    </message>
    <message>
        <source>No LTV of this account is set by hand. Nothing was changed. 'touch ltv' shows the computed one.</source>
        <translation>この顧客の LTV は手動で設定されていません。何も変更していません。計算した LTV は touch ltv で見られます。</translation>
    </message>
    <message>
        <source>No account has a known ARR in {currency}. Nothing was changed. Choose another currency, or import contracts.</source>
        <translation>{currency}のARRが分かる顧客がありません。何も変更していません。ほかの通貨を選ぶか、契約を取り込んでください。</translation>
    </message>
    <message>
        <source>No account matches, so there is no review to build. Nothing was written. Name a view, an owner or accounts.</source>
        <translation>当てはまる顧客がないため、作成するレビューがありません。何も書き出していません。ビュー、担当者、または顧客を指定してください。</translation>
    </message>
    <message>
        <source>No churn is known with its day, so there is nothing to hold the score against. Nothing was changed. Enter outcomes ('outcome add'), or name the yes/no field that says who left: --outcome {fields}.</source>
        <translation>日付のわかる解約がないため、スコアと比べるものがありません。何も変更していません。結果を入力する(outcome add)か、解約を示す「はい・いいえ」の項目を指定してください: --outcome {fields}。</translation>
    </message>
    <message>
        <source>No earlier touch model was published. Nothing was changed. 'touch publish' puts one in force.</source>
        <translation>以前に公開されたタッチモデルはありません。何も変更していません。「touch publish」で公開できます。</translation>
    </message>
    <message>
        <source>No key can be read from {path}: 64 hex digits or a recovery key are needed. Nothing was changed.</source>
        <translation>{path} から鍵を読めません。16進数64桁か復旧キーが必要です。何も変更していません。</translation>
    </message>
    <message>
        <source>No other weights are offered for {card}. {why} Nothing was changed; the card in force stays. Back-test it again when there is more to learn from.</source>
        <translation>「{card}」に別の重みの提案はありません。{why}何も変更していません。適用中のカードはそのままです。記録が増えてから、もう一度検証してください。</translation>
    </message>
    <message>
        <source>No text can be read from {name} ({why}). Nothing was written.</source>
        <translation>{name} から文章を読み取れません({why})。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>No tier review is running. Nothing was changed. Begin one on the page Allocation, or with 'touch review begin'.</source>
        <translation>進行中の区分見直しはありません。何も変更していません。「配置」の画面か「touch review begin」で開始してください。</translation>
    </message>
    <message>
        <source>Nobody at {account} has a mail address, so there is nobody to write to. Nothing was made. Add a person, or name an address.</source>
        <translation>{account} にはメールアドレスのわかる方がいないため、宛先を決められません。何も作成していません。担当者を追加するか、アドレスを指定してください。</translation>
    </message>
    <message>
        <source>Nobody holds an invitation of “{title}”. Nothing was made. An invitation can be changed or called off once it was sent, and until it is called off.</source>
        <translation>「{title}」の招待を受け取っている人はいません。何も作成していません。招待を変更・中止できるのは、送信後から中止するまでの間です。</translation>
    </message>
    <message>
        <source>None of the {count} line(s) could be taken over. Nothing was changed. The first: {first} A line has four parts: what / who / until / first promised on.</source>
        <translation>{count}行のうち取り込めた行はありません。何も変更していません。最初の行: {first} 1行に「内容 / 担当 / 期限 / 初回約束日」の4つを書いてください。</translation>
    </message>
    <message>
        <source>None of these accounts is in the book any more, so nobody was chosen. Nothing was changed. Choose accounts that are there.</source>
        <translation>選んだ顧客はどれも一覧に残っていないため、宛先を選べませんでした。何も変更していません。一覧にある顧客を選んでください。</translation>
    </message>
    <message>
        <source>Not every note was taken: {rows} The other notes are safe. Write these on their accounts by hand.</source>
        <translation>取り込めなかったメモがあります。{rows} ほかのメモは無事です。取り込めなかったものは顧客に手で書いてください。</translation>
    </message>
    <message>
        <source>Not everything in it was taken: {rows} The other words are safe. Write what is missing on its risk by hand.</source>
        <translation>取り込まなかったものがあります: {rows} ほかのコメントは取り込み済みです。足りないものは、リスクの行に直接書いてください。</translation>
    </message>
    <message>
        <source>Nothing can be written in {path}: it is read-only or belongs to someone else. Your data is unchanged. Allow writing there, or choose another folder with --data-dir.</source>
        <translation>{path} に書き込めません。読み取り専用か、所有者が異なります。データは変わっていません。書き込みを許可するか、--data-dir で別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>Nothing has the uid {uid}. Nothing was changed. The list command prints each with its uid.</source>
        <translation>uid {uid} のものはありません。何も変更していません。listコマンドがuidを表示します。</translation>
    </message>
    <message>
        <source>Nothing was added: the line names nothing to do. Write for example: fri 3pm Aoba call.</source>
        <translation>何も追加していません。やることが書かれていません。例: 金曜15時 あおば 電話</translation>
    </message>
    <message>
        <source>Nothing was skipped: a reason is missing. Write in a few words why it can be left out.</source>
        <translation>何も見送っていません。理由がありません。見送ってよい理由を一言書いてください。</translation>
    </message>
    <message>
        <source>Of the mail to {name} it is known what became of it. Nothing was changed. Only mails that need a check are settled by hand.</source>
        <translation>{name} 宛てのメールの結果はすでに分かっています。何も変更していません。手動で結果を決められるのは「要確認」のメールだけです。</translation>
    </message>
    <message>
        <source>Of {uid} no wish for no more mail is open. Nothing was changed. 'inbox wishes' lists those that are; an opt-out that came another way is kept with 'suppress opt-out'.</source>
        <translation>{uid} には確認待ちの配信停止の希望がありません。何も変更していません。確認待ちは「inbox wishes」で一覧できます。別の経路で届いた配信停止は「suppress opt-out」で記録してください。</translation>
    </message>
    <message>
        <source>Something went wrong. Nothing was changed. Please try again.</source>
        <translation>問題が起きました。何も変更していません。もう一度お試しください。</translation>
    </message>
    <message>
        <source>The address of the calendar {name} is no longer in the keychain. Its meetings stay. Remove the calendar and add it again.</source>
        <translation>カレンダー {name} のアドレスがキーチェーンにありません。取り込み済みの会議は残っています。カレンダーを外して、もう一度追加してください。</translation>
    </message>
    <message>
        <source>The amount {amount} has no currency, and the account has none either. Nothing was changed. Write the currency too, such as JPY.</source>
        <translation>金額 {amount} の通貨が分からず、顧客にも通貨がありません。何も変更していません。JPYのように通貨も指定してください。</translation>
    </message>
    <message>
        <source>The browser brought no answer about the sign-in of {user} in time. Nothing was kept or changed. Start it again.</source>
        <translation>{user} のサインインについて、時間内にブラウザーから応答がありませんでした。何も保存・変更していません。もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>The calendar could not be fetched: {why} Meetings already taken in stay.</source>
        <translation>カレンダーを取得できませんでした。{why}取り込み済みの会議は残っています。</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Nothing was logged. Copy the conversation first.</source>
        <translation>クリップボードに文字がありません。何も記録していません。先に会話をコピーしてください。</translation>
    </message>
    <message>
        <source>The condition cannot be read at character {position}: expected {expected}. Nothing was changed. Correct it there.</source>
        <translation>条件を{position}文字目で読み取れません。ここには{expected}が必要です。何も変更していません。その位置を直してください。</translation>
    </message>
    <message>
        <source>The contract of {account} begins on {day}: before that it has no phase. Nothing was changed. Correct the start date in its source, or wait until then.</source>
        <translation>{account} の契約は{day}からで、それまではフェーズがありません。何も変更していません。取り込み元の開始日を直すか、その日まで待ってください。</translation>
    </message>
    <message>
        <source>The customer journey has no step {step}. Nothing was changed. Choose: {choices}.</source>
        <translation>カスタマージャーニーにステップ {step} はありません。何も変更していません。次から選んでください: {choices}</translation>
    </message>
    <message>
        <source>The data reach from {first} to {last}. A back-test looks {days} days ahead, and two months back: that is too short. Nothing was changed. Try again when there is more.</source>
        <translation>データは{first}から{last}までです。バックテストは2か月前までと{days}日先までを見るため、期間が足りません。何も変更していません。データが増えてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>The deck {path} could not be written: {why}. A file that was there is unchanged. Choose another folder, or close the deck where it is open, then build it again.</source>
        <translation>資料 {path} を書き込めませんでした: {why}。元からあったファイルは変わっていません。別のフォルダーを選ぶか、開いている資料を閉じてから、もう一度作成してください。</translation>
    </message>
    <message>
        <source>The definition cannot be read at {place}. Nothing was changed. Correct it there and try again.</source>
        <translation>定義を{place}の位置で読み取れません。何も変更していません。その位置を直してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The disk could not read or write {path}. What was saved before is safe. Check the disk and its connection, then try again.</source>
        <translation>ディスクが {path} を読み書きできませんでした。これまでに保存した内容は無事です。ディスクとその接続を確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The disk with {path} is full: about {needed} MB are needed. What was saved before is safe. Free some space, then try again.</source>
        <translation>{path} のあるディスクがいっぱいです。約 {needed} MB の空きが必要です。これまでに保存した内容は無事です。空き容量を増やしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The drafts could not be written into {folder}: {why}. Nothing was handed over, and the mails wait. Free some space, or close the program that holds the folder.</source>
        <translation>下書きを {folder} に書き込めませんでした（{why}）。何も引き渡しておらず、メールは待機しています。空き容量を増やすか、このフォルダーを使用しているプログラムを閉じてください。</translation>
    </message>
    <message>
        <source>The event of “{title}” was called off. Nothing was made: whom the invitation did not reach has nothing to strike out. Write to them with a campaign of its own.</source>
        <translation>「{title}」の予定は中止されています。何も作成していません。招待が届かなかった方の予定表には消すものがないためです。お知らせする場合は別の一斉メールを作成してください。</translation>
    </message>
    <message>
        <source>The exchange rate of {currency} in {into} is missing, so amounts cannot be counted together. Nothing was changed. Give it for that day, or leave amounts in their currencies.</source>
        <translation>{currency}の{into}換算レートがないため、合算できません。何も変更していません。その日のレートを指定するか、通貨ごとの集計のままにしてください。</translation>
    </message>
    <message>
        <source>The finished file does not pass its own check ({why}). It was not written; a file that was there is unchanged. Build it without the template, or with another one.</source>
        <translation>できあがったファイルが検査を通りませんでした（{why}）。ファイルは書き出していません。元からあるファイルはそのままです。テンプレートなし、または別のテンプレートで作成してください。</translation>
    </message>
    <message>
        <source>The finished file says in {part} what this customer may not read: {text} It was not written; a file that was there is unchanged. Take that text out of the template, then build again.</source>
        <translation>できあがったファイルの{part}に、このお客様に見せてはならない文言があります: {text} ファイルは書き出していません。元からあるファイルはそのままです。テンプレートからその文言を取り除いて、もう一度作成してください。</translation>
    </message>
    <message>
        <source>The folder {folder} of the mailbox on {host} cannot be opened: {why}. Nothing was changed. Choose another folder for this mailbox.</source>
        <translation>{host} のメールボックスのフォルダー「{folder}」を開けません（{why}）。何も変更していません。このメールボックスの別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made or read: {why}. No review was built. Choose another folder.</source>
        <translation>フォルダー {path} を作成できないか、読み取れません（{why}）。レビューは作成していません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The health of this account is not set by hand. Nothing was changed. 'health override list' shows which are.</source>
        <translation>この顧客のヘルスは手動設定されていません。何も変更していません。手動設定の一覧は 'health override list' で見られます。</translation>
    </message>
    <message>
        <source>The key does not open {path}. Nothing was changed. Check the passphrase, or enter the recovery key.</source>
        <translation>この鍵では {path} を開けません。何も変更していません。パスフレーズを確認するか、復旧キーを入力してください。</translation>
    </message>
    <message>
        <source>The key of this profile is not where it was kept ({place}). The data is unchanged, and nothing was made in its place. Enter the recovery key.</source>
        <translation>このプロファイルの鍵が保管場所({place})にありません。データは変わっておらず、新しく作り直してもいません。復旧キーを入力してください。</translation>
    </message>
    <message>
        <source>The last day {to} lies before the first, {first}. Nothing was written. Turn them round.</source>
        <translation>最終日{to}が初日{first}より前です。何も書き出していません。順序を入れ替えてください。</translation>
    </message>
    <message>
        <source>The list shows {day}, which stays as it was. Nothing was changed. Esc goes back to today.</source>
        <translation>この一覧は{day}時点のもので、変更できません。何も変更していません。Escで今日に戻ります。</translation>
    </message>
    <message>
        <source>The mail server {host} (port {port}) cannot be reached: {why}. Nothing was sent, nothing is lost. Check the network and the server's name, then try again.</source>
        <translation>メールサーバー {host}（ポート {port}）に接続できません：{why}。何も送信しておらず、失われたものもありません。ネットワークとサーバー名を確認し、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The mail server {host} could not prove that it is {host}: {why}. Somebody may be listening in, so nothing was sent and no password was given. Ask who runs the mail server.</source>
        <translation>メールサーバー {host} が本物であることを確認できません：{why}。盗聴のおそれがあるため、何も送信せず、パスワードも渡していません。メールサーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>The mail server {host} did not offer an encrypted connection (STARTTLS): {why}. Somebody may have removed it on the way, so nothing was sent and no password was given. Try port 465, or ask who runs the mail server.</source>
        <translation>メールサーバー {host} は暗号化された接続（STARTTLS）に応じませんでした：{why}。途中で取り除かれたおそれがあるため、何も送信せず、パスワードも渡していません。ポート 465 を試すか、メールサーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>The mail server {host} does not take mail now: {why}. Nothing was sent, and the mails wait. Sending is tried again later.</source>
        <translation>メールサーバー {host} は現在メールを受け付けていません：{why}。何も送信しておらず、メールは待機しています。後で再試行します。</translation>
    </message>
    <message>
        <source>The mail server {host} offers no way to sign in that this mailbox is set up for: {why}. Nothing was sent. Choose another way of signing in for this mailbox.</source>
        <translation>メールサーバー {host} には、このメールボックスに設定したサインイン方法がありません：{why}。何も送信していません。別のサインイン方法を選んでください。</translation>
    </message>
    <message>
        <source>The mail server {host} refused the sign-in of {user}: {why}. Nothing was sent, and the mails wait. Sign in again, or ask whether sending by SMTP is allowed for this mailbox.</source>
        <translation>メールサーバー {host} が {user} のサインインを受け付けませんでした：{why}。何も送信しておらず、メールは待機しています。もう一度サインインするか、このメールボックスで SMTP 送信が許可されているか確認してください。</translation>
    </message>
    <message>
        <source>The mail to {name} cannot be made: the template is not written in the language {language}. Nothing was sent. Write it in that language too.</source>
        <translation>{name} 宛てのメールを作成できません：テンプレートがこの言語（{language}）で書かれていません。何も送信していません。その言語の文面も書いてください。</translation>
    </message>
    <message>
        <source>The mail was not written: {what} holds a line break or another sign that is not allowed there ({value}). Nothing was sent. Please correct it.</source>
        <translation>メールを作成できませんでした。{what}に、改行など使えない文字が入っています（{value}）。何も送信していません。修正してください。</translation>
    </message>
    <message>
        <source>The mail “{title}” is in no mailbox that can be read here: it was moved or deleted there. Its subject stays as it is.</source>
        <translation>メール「{title}」は、ここから読めるメールボックスに見つかりません（移動または削除されています）。件名はそのまま残ります。</translation>
    </message>
    <message>
        <source>The mailbox cannot send now: {why}. Nothing was sent, and the mails wait. Please try again later.</source>
        <translation>今はこのメールボックスから送信できません：{why}。何も送信しておらず、メールは待機しています。後でもう一度お試しください。</translation>
    </message>
    <message>
        <source>The mailbox on {host} cannot be read now: {why}. Nothing in it was changed. It is tried again later.</source>
        <translation>{host} のメールボックスを今は読めません（{why}）。メールボックスの内容は変更していません。後でもう一度試みます。</translation>
    </message>
    <message>
        <source>The mailbox server {host} (port {port}) cannot be reached: {why}. Nothing in the mailbox was changed. Check the network and the server's name, then try again.</source>
        <translation>メールボックスのサーバー {host}（ポート {port}）に接続できません（{why}）。メールボックスの内容は変更していません。ネットワークとサーバー名を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The mailbox server {host} could not prove that it is {host}: {why}. Somebody may be listening in, so no password was given and nothing was read. Ask who runs the mail server.</source>
        <translation>メールボックスのサーバー {host} は、自身が {host} であることを証明できませんでした（{why}）。通信を盗聴されているおそれがあるため、パスワードは送らず、何も読み込んでいません。メールサーバーの管理者にご確認ください。</translation>
    </message>
    <message>
        <source>The mailbox server {host} did not offer an encrypted connection (STARTTLS): {why}. Somebody may have removed it on the way, so no password was given and nothing was read. Try port 993, or ask who runs the mail server.</source>
        <translation>メールボックスのサーバー {host} は暗号化接続（STARTTLS）を提示しませんでした（{why}）。途中で取り除かれたおそれがあるため、パスワードは送らず、何も読み込んでいません。ポート 993 を試すか、メールサーバーの管理者にご確認ください。</translation>
    </message>
    <message>
        <source>The mailbox server {host} refused the sign-in of {user}: {why}. Nothing was read. Sign in again, or ask whether IMAP is allowed for this mailbox.</source>
        <translation>メールボックスのサーバー {host} が {user} のサインインを拒否しました（{why}）。何も読み込んでいません。もう一度サインインするか、このメールボックスで IMAP が許可されているかご確認ください。</translation>
    </message>
    <message>
        <source>The mailbox {address} does not say where it is read, so bounces and answers are not seen. Nothing was changed. Name the server: outreach mailbox add {address} --imap-host SERVER.</source>
        <translation>メールボックス {address} に受信サーバーが設定されていないため、不達や返信を確認できません。何も変更していません。サーバーを指定してください：outreach mailbox add {address} --imap-host SERVER</translation>
    </message>
    <message>
        <source>The mailbox {address} hands over drafts, and this program does not send them. Nothing was sent. Choose sending by SMTP for it, or take the mails as files.</source>
        <translation>メールボックス {address} は下書きを渡す設定のため、このプログラムからは送信しません。何も送信していません。SMTP での送信に変更するか、メールをファイルとして書き出してください。</translation>
    </message>
    <message>
        <source>The mailbox {address} has no mail server, so nothing can be sent from it. Nothing was sent, and the mails wait. Name the server: outreach mailbox add {address} --host SERVER.</source>
        <translation>メールボックス {address} にはメールサーバーが設定されていないため、送信できません。何も送信しておらず、メールは待機しています。サーバーを指定してください：outreach mailbox add {address} --host SERVER</translation>
    </message>
    <message>
        <source>The mailbox {address} is not signed in to on this computer. Nothing was sent, and the mails wait. Sign in once: outreach mailbox sign-in {address}, or in Settings.</source>
        <translation>このコンピューターでは、メールボックス {address} にまだサインインしていません。何も送信しておらず、メールは待機しています。outreach mailbox sign-in {address} または設定画面で、一度サインインしてください。</translation>
    </message>
    <message>
        <source>The mailbox {address} sends by its provider's own way, and that sign-in reads nothing, so bounces and answers are not seen. Nothing was changed. Let it send by SMTP if it is to be read as well.</source>
        <translation>メールボックス {address} はサービス独自の方法で送信しており、そのサインインでは受信を読めないため、不達や返信を確認できません。何も変更していません。受信も読む場合は、送信方法を SMTP にしてください。</translation>
    </message>
    <message>
        <source>The mailbox {address} sends nothing until somebody has seen to it: {why} Nothing is lost, the mails wait. Then try it: outreach mailbox test {address}.</source>
        <translation>メールボックス {address} は、対処されるまで送信を止めています：{why} 失われたものはなく、メールは待機しています。対処したら確認してください：outreach mailbox test {address}</translation>
    </message>
    <message>
        <source>The mailbox {address} signs in with a password, not in the browser. Nothing was changed. Choose Microsoft or Google as its sign-in first.</source>
        <translation>メールボックス {address} のサインイン方法はパスワードで、ブラウザーではありません。何も変更していません。先にサインイン方法を Microsoft または Google にしてください。</translation>
    </message>
    <message>
        <source>The mailbox {address}, from which “{title}” was sent, was removed. The mail was not sent again and stays unconfirmed. Make a new campaign for this recipient, from another mailbox.</source>
        <translation>「{title}」の送信元のメールボックス {address} は削除されています。メールは再送しておらず、要確認のままです。別のメールボックスから、この宛先への一斉メールを新しく作成してください。</translation>
    </message>
    <message>
        <source>The mapping cannot be used. {mistakes} Nothing was changed. Correct the mapping file and try again.</source>
        <translation>マッピングを使えません。{mistakes} 何も変更していません。マッピングファイルを直して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The mapping file {path} cannot be read: {why}. Nothing was changed. Check its path.</source>
        <translation>マッピングファイル {path} を読めません({why})。何も変更していません。ファイルの場所を確かめてください。</translation>
    </message>
    <message>
        <source>The note {title} is not edited in two places. Nothing was changed.</source>
        <translation>メモ {title} は2か所で編集されていません。何も変更していません。</translation>
    </message>
    <message>
        <source>The note {title} was changed elsewhere in the same lines. Nothing was overwritten: your text is kept as a draft beside it. Choose in the window, or with note settle {uid} --keep mine, theirs or both.</source>
        <translation>メモ {title} の同じ行が別の場所で変更されています。上書きはしていません。書いた内容は下書きとして残しました。ウィンドウで選ぶか、note settle {uid} --keep に mine、theirs、both のどれかを付けて実行してください。</translation>
    </message>
    <message>
        <source>The passphrase is not right. Nothing was changed. Enter it again, or enter the recovery key.</source>
        <translation>パスフレーズが違います。何も変更していません。もう一度入力するか、復旧キーを入力してください。</translation>
    </message>
    <message>
        <source>The password of the mailbox {address} is not on this computer. Nothing was sent, and the mails wait. Give it once: outreach mailbox add {address} --password-stdin.</source>
        <translation>メールボックス {address} のパスワードがこのコンピューターにありません。何も送信しておらず、メールは待機しています。一度だけ登録してください：outreach mailbox add {address} --password-stdin</translation>
    </message>
    <message>
        <source>The period {first} to {last} ends before it begins. Nothing was changed. Swap the two days.</source>
        <translation>期間{first}〜{last}は終わりが始まりより前です。何も変更していません。2つの日を入れ替えてください。</translation>
    </message>
    <message>
        <source>The playbook {playbook} is already under way there, with {count} to-dos open. Nothing was added. Finish or skip those first.</source>
        <translation>プレイブック「{playbook}」はこの顧客で進行中です(未完了{count}件)。何も追加していません。先にそれらを完了するか見送ってください。</translation>
    </message>
    <message>
        <source>The record of sent mails could not be written: {why}. The mail was held back before it left, so that nothing is sent twice. Free some space, then resume.</source>
        <translation>送信記録を書き込めませんでした：{why}。二重送信を防ぐため、メールは送信前に止めました。空き容量を確保してから再開してください。</translation>
    </message>
    <message>
        <source>The review of {account} could not be built because of a mistake of ours, {why}; the log says more. The other reviews are not affected. Please report it.</source>
        <translation>{account}のレビューは、このアプリの不具合（{why}）のため作成できませんでした。詳しくはログにあります。ほかのレビューには影響ありません。ご報告ください。</translation>
    </message>
    <message>
        <source>The review of {account} has nothing but its cover: of this period nothing is known and nothing is written. Nothing was written. Write a slide, or choose a period with usage, goals or tickets.</source>
        <translation>{account}のレビューは表紙しかありません。この期間の情報がなく、記入もないためです。ファイルは作成していません。スライドに記入するか、利用・目標・チケットのある期間を選んでください。</translation>
    </message>
    <message>
        <source>The row cannot land yet: {why} It is still held and unchanged. Correct the cell again.</source>
        <translation>この行はまだ取り込めません。{why}行は保留のままです。セルをもう一度直してください。</translation>
    </message>
    <message>
        <source>The scorecard {card} is for every account that no other one is for. It stays. Put another in its place with 'health use'.</source>
        <translation>スコアカード {card} は、ほかのスコアカードの対象でないすべての顧客に使われます。そのまま残しました。health use で別のものに置き換えてください。</translation>
    </message>
    <message>
        <source>The scorecard {card} is not taken, for {count} reason(s). The scorecard in force stays. Correct it; 'health validate' names all. The first: {first}</source>
        <translation>スコアカード {card} は {count} 件の問題があるため採用できません。適用中のスコアカードはそのままです。直してください。health validate ですべて確認できます。最初の問題:{first}</translation>
    </message>
    <message>
        <source>The scorecard {card} reads {fact}, which no account has. Nothing was changed; the scorecard in force stays. Correct it, or connect the source that brings it.</source>
        <translation>スコアカード{card}が参照する{fact}は、どの顧客にもありません。何も変更しておらず、使用中のスコアカードはそのままです。修正するか、その項目を含む連携元を追加してください。</translation>
    </message>
    <message>
        <source>The scorecard {card} scores no account: nothing that it measures is known then. Nothing was changed. Connect a source that tells of {measures}, or test another card.</source>
        <translation>スコアカード{card}ではどの顧客にもスコアが付きません。当時、指標の値が何もわかっていなかったためです。何も変更していません。{measures}を含む連携元を追加するか、別のスコアカードで試してください。</translation>
    </message>
    <message>
        <source>The scorecard {card} was not run over the past. Nothing was changed. Run it: 'health rerun {card}'.</source>
        <translation>スコアカード「{card}」は過去の週に適用していません。何も変更していません。'health rerun {card}' で適用してください。</translation>
    </message>
    <message>
        <source>The sign-in of {user} at {host} does not hold any more: {why}. Nothing was sent, and the mails wait. Sign in again: outreach mailbox sign-in {user}, or in Settings.</source>
        <translation>{host} での {user} のサインインが無効になりました（{why}）。何も送信しておらず、メールは待機しています。outreach mailbox sign-in {user} または設定画面で、もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>The sign-in of {user} was not allowed: {why}. Nothing was kept or changed. Sign in again, or ask your administrator to allow this program.</source>
        <translation>{user} のサインインは許可されませんでした（{why}）。何も保存・変更していません。もう一度サインインするか、管理者にこのプログラムの許可を依頼してください。</translation>
    </message>
    <message>
        <source>The slide “{slide}” names another customer, {name}: {text} Nothing was written. Take the name out where that text is from: {source}. Then build again.</source>
        <translation>スライド「{slide}」に別のお客様の名前（{name}）があります: {text} ファイルは作成していません。この文は{source}にあります。そこから名前を取り除いて、もう一度作成してください。</translation>
    </message>
    <message>
        <source>The slide “{slide}” names what no customer may read: {text} Nothing was written. Change it where it is from: {source}. Then build again.</source>
        <translation>スライド「{slide}」に、お客様に見せてはならない言葉があります: {text} ファイルは作成していません。この文は{source}にあります。そこを直して、もう一度作成してください。</translation>
    </message>
    <message>
        <source>The team has {has} hours a month, and the lightest care of all accounts needs {needed}. Nothing was changed. Give more people or fewer accounts.</source>
        <translation>チームの時間は月{has}時間ですが、すべての顧客に最小限の対応をするだけで{needed}時間が必要です。何も変更していません。人数を増やすか、顧客を減らしてください。</translation>
    </message>
    <message>
        <source>The template {path} cannot be read: {why}. No deck was written. Choose the template again.</source>
        <translation>テンプレート {path} を読み込めません: {why}。資料は作成していません。テンプレートを選び直してください。</translation>
    </message>
    <message>
        <source>The test mail to {address} was not taken: {why}. No customer got anything. Correct what the server names, then test again.</source>
        <translation>{address} へのテストメールは受け付けられませんでした：{why}。顧客には何も送信していません。サーバーが示す点を直してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The test mail to {address} was taken, but did not come into the inbox within {seconds} seconds. No customer got anything. Look into the folder for spam; then try again.</source>
        <translation>{address} 宛のテストメールは受け付けられましたが、{seconds} 秒以内に受信トレイへ届きませんでした。お客様には何も送信していません。迷惑メールフォルダーを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The touch model {model} is not taken, for {count} reason(s). The model in force stays. Correct it; 'touch validate' names all. The first: {first}</source>
        <translation>タッチモデル {model} は、{count}件の問題があるため受け付けません。適用中のモデルはそのままです。直してください。「touch validate」ですべて確認できます。最初の問題: {first}</translation>
    </message>
    <message>
        <source>The work could not be started ({why}). Nothing was changed. Please try again.</source>
        <translation>処理を開始できませんでした({why})。何も変更していません。もう一度お試しください。</translation>
    </message>
    <message>
        <source>The work stopped before it was done ({why}). What was finished is kept. Please start it again.</source>
        <translation>処理が途中で止まりました({why})。終わった分は保存されています。もう一度実行してください。</translation>
    </message>
    <message>
        <source>The {what} has no name. Nothing was changed. Give it one, then save again.</source>
        <translation>{what}に名前がありません。何も変更していません。名前を入れて、もう一度保存してください。</translation>
    </message>
    <message>
        <source>There is a database already: {path}. It was not touched. Open it instead.</source>
        <translation>すでにデータベースがあります: {path}。手を加えていません。そのまま開いてください。</translation>
    </message>
    <message>
        <source>There is a mailbox {address} already. Nothing was changed. Change that one, or remove it first.</source>
        <translation>メールボックス {address} はすでにあります。何も変更していません。そのメールボックスを変更するか、先に削除してください。</translation>
    </message>
    <message>
        <source>There is a template “{name}” already. Nothing was changed. Write a new version of it, or choose another name.</source>
        <translation>「{name}」という名前のテンプレートはすでにあります。何も変更していません。そのテンプレートの新しい版を書くか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>There is already a source {name}. Nothing was changed. Give this one another name, or remove that one.</source>
        <translation>データ元「{name}」はすでにあります。何も変更していません。別の名前を付けるか、既存のデータ元を外してください。</translation>
    </message>
    <message>
        <source>There is no attached file {text}. Nothing was changed.</source>
        <translation>添付ファイル {text} はありません。何も変更していません。</translation>
    </message>
    <message>
        <source>There is no calendar {name}. Nothing was changed. 'cs-workbench calendar list' shows them.</source>
        <translation>カレンダー {name} はありません。何も変更していません。cs-workbench calendar list で一覧を確認できます。</translation>
    </message>
    <message>
        <source>There is no column {column}. Nothing was changed. docs/cli.md lists the columns.</source>
        <translation>「{column}」という列はありません。何も変更していません。列の一覧は docs/cli.md にあります。</translation>
    </message>
    <message>
        <source>There is no customer voice {text}. Nothing was changed. `voice list` names them.</source>
        <translation>お客様の声 {text} はありません。何も変更していません。`voice list` で確認できます。</translation>
    </message>
    <message>
        <source>There is no held row {row}. Nothing was changed. 'cs-workbench held list' shows them.</source>
        <translation>保留中の行 {row} はありません。何も変更していません。一覧は cs-workbench held list で見られます。</translation>
    </message>
    <message>
        <source>There is no note or earlier text {text}. Nothing was changed.</source>
        <translation>メモまたは以前の内容 {text} はありません。何も変更していません。</translation>
    </message>
    <message>
        <source>There is no phase {phase}. Nothing was changed. Choose: {choices}.</source>
        <translation>フェーズ {phase} はありません。何も変更していません。次から選んでください: {choices}</translation>
    </message>
    <message>
        <source>There is no playbook {playbook}. Nothing was changed. Choose: {choices}.</source>
        <translation>プレイブック「{playbook}」はありません。何も変更していません。次から選んでください: {choices}。</translation>
    </message>
    <message>
        <source>There is no profile in {path} yet. Nothing was made. Start with: cs-workbench demo, or cs-workbench source add FILE.</source>
        <translation>{path} にはまだプロファイルがありません。何も作っていません。cs-workbench demo か cs-workbench source add ファイル で始めてください。</translation>
    </message>
    <message>
        <source>There is no scorecard {card}. Nothing was changed. Choose: {choices}.</source>
        <translation>スコアカード {card} はありません。何も変更していません。次から選んでください:{choices}。</translation>
    </message>
    <message>
        <source>There is no snippet “{name}” in the language {language}. Nothing was changed. Write it, or take [[{name}]] out.</source>
        <translation>「{name}」という定型文は、この言語（{language}）にはありません。何も変更していません。定型文を書くか、[[{name}]] を外してください。</translation>
    </message>
    <message>
        <source>There is no source yet. Nothing was changed. Add one: cs-workbench source add FILE-OR-FOLDER.</source>
        <translation>データ元がまだありません。何も変更していません。cs-workbench source add ファイルまたはフォルダー で追加してください。</translation>
    </message>
    <message>
        <source>There is no source {name}. Nothing was changed. 'cs-workbench source list' shows them.</source>
        <translation>「{name}」というデータ元はありません。何も変更していません。一覧は cs-workbench source list で見られます。</translation>
    </message>
    <message>
        <source>There is no such meeting; its calendar may have changed. Nothing was changed. Sync and try again.</source>
        <translation>その会議はありません。カレンダーが変わった可能性があります。何も変更していません。同期してからもう一度試してください。</translation>
    </message>
    <message>
        <source>There is no touch model {model}. Nothing was changed. Choose: {choices}.</source>
        <translation>タッチモデル {model} はありません。何も変更していません。次から選んでください:{choices}。</translation>
    </message>
    <message>
        <source>There is no view {name}. Nothing was changed. There are: {choices}.</source>
        <translation>ビュー「{name}」はありません。何も変更していません。選べるもの: {choices}。</translation>
    </message>
    <message>
        <source>This absence cannot be kept: {why}. Nothing was changed. Give a first day, a last day not before it and not gone by, and a colleague when work is to be covered.</source>
        <translation>この不在は登録できません({why})。何も変更していません。初日、それより前でなく過ぎてもいない最終日、任せる場合は代わりの同僚を指定してください。</translation>
    </message>
    <message>
        <source>This computer's keychain cannot be used: {why}. Nothing was stored. Unlock the keychain, or protect the profile with a passphrase.</source>
        <translation>このコンピューターのキーチェーンを使えません: {why}。何も保存していません。キーチェーンのロックを解除するか、プロファイルをパスフレーズで保護してください。</translation>
    </message>
    <message>
        <source>This is not a PNG or JPEG picture of at most {most} MB. The slide stays as it is. Copy it as a picture and paste again.</source>
        <translation>{most} MB以下のPNGまたはJPEGの画像ではありません。スライドはそのままです。画像としてコピーし、もう一度貼り付けてください。</translation>
    </message>
    <message>
        <source>This is not the recovery key of this profile. Nothing was changed. Check it letter by letter: it has 14 groups of four.</source>
        <translation>このプロファイルの復旧キーではありません。何も変更していません。4文字ずつ14組あります。1文字ずつ確認してください。</translation>
    </message>
    <message>
        <source>This profile already holds your own accounts, so the sample book was not added. Nothing was changed. Open it in its own profile: cs-workbench demo.</source>
        <translation>このプロファイルにはご自身の顧客がすでにあるため、サンプル顧客は追加していません。何も変更していません。専用のプロファイルで開いてください(cs-workbench demo)。</translation>
    </message>
    <message>
        <source>This profile is protected by a passphrase. Nothing was changed. Start again and enter the passphrase (on the command line: --passphrase-stdin).</source>
        <translation>このプロファイルはパスフレーズで保護されています。何も変更していません。もう一度起動し、パスフレーズを入力してください(コマンドでは --passphrase-stdin)。</translation>
    </message>
    <message>
        <source>Three months before the deadline “monitor” is no judgement any more. Nothing was written; what was judged before stays. Choose: renew, smaller or leave.</source>
        <translation>期限まで3か月を切ると「様子見」は選べません。何も記録していません。これまでの見立てはそのままです。契約更新・縮小・解約のいずれかを選んでください。</translation>
    </message>
    <message>
        <source>To sign in to {provider} this program must be registered there by your company, and its client id is not known yet. Nothing was changed. Ask your administrator for it, then: setting set {key} CLIENT_ID.</source>
        <translation>{provider} にサインインするには、このプログラムを自社で {provider} に登録する必要がありますが、クライアントIDがまだ設定されていません。何も変更していません。管理者にクライアントIDを確認し、setting set {key} CLIENT_ID または設定画面で登録してください。</translation>
    </message>
    <message>
        <source>What one person costs a year in {currency} is not known, so no tier can be priced. Nothing was changed. Say it with --annual-cost.</source>
        <translation>{currency}での1人あたりの年間費用が分からないため、区分の費用を計算できません。何も変更していません。--annual-costで指定してください。</translation>
    </message>
    <message>
        <source>Why {address} may be written to again is not said. The address stays suppressed. Write when and how the person asked for it.</source>
        <translation>{address} への送信を再開する理由が入力されていません。配信停止のままです。本人がいつ、どのように希望したかを入力してください。</translation>
    </message>
    <message>
        <source>Why {name} should be treated differently is not said. Nothing was changed. Write the reason in a few words.</source>
        <translation>{name} さんだけ扱いを変える理由が入力されていません。何も変更していません。理由を短く入力してください。</translation>
    </message>
    <message>
        <source>a part of it declares entities of its own</source>
        <translation>独自の実体宣言を含む部品があります</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>it has {size} MB, more than a deck needs</source>
        <translation>{size} MBあり、資料として大きすぎます</translation>
    </message>
    <message>
        <source>it holds a part twice</source>
        <translation>同じ部品が二重に入っています</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>壊れています</translation>
    </message>
    <message>
        <source>it is no whole PDF</source>
        <translation>PDFとして完全ではありません</translation>
    </message>
    <message>
        <source>it unpacks to far more than a deck holds</source>
        <translation>展開すると、資料としてありえない大きさになります</translation>
    </message>
    <message>
        <source>no review has this form</source>
        <translation>レビュー資料の形式ではありません</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>the contracts</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>the customer's requests</source>
        <translation>お客様のご要望</translation>
    </message>
    <message>
        <source>the features' names</source>
        <translation>機能名</translation>
    </message>
    <message>
        <source>the goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>the names of people and companies</source>
        <translation>人名・会社名</translation>
    </message>
    <message>
        <source>the promises</source>
        <translation>お約束</translation>
    </message>
    <message>
        <source>the promises and goals</source>
        <translation>お約束・目標</translation>
    </message>
    <message>
        <source>the tickets</source>
        <translation>お問い合わせ</translation>
    </message>
    <message>
        <source>what is written on the slide (review write)</source>
        <translation>スライドに書いた文（review write）</translation>
    </message>
    <message>
        <source>{account} has no account under it, so there is no group to review. Nothing was changed. Make the review of the account alone, or give its subsidiaries their parent account first.</source>
        <translation>{account}には子会社のアカウントがないため、グループのレビューは作れません。何も変更していません。単独のレビューを作るか、先に子会社へ親アカウントを設定してください。</translation>
    </message>
    <message>
        <source>{account} has no hand-over sheet yet. Nothing was changed. Make one first: handover new.</source>
        <translation>{account}にはまだ引き継ぎシートがありません。何も変更していません。先に handover new で作成してください。</translation>
    </message>
    <message>
        <source>{account} has no open renewal with a deadline within six months{of_day}, so there is nothing to judge yet. Nothing was written. 'renewal board' lists what is.</source>
        <translation>{account} には、期限まで6か月以内の未決の契約更新がない{of_day}ため、見立ての対象がありません。何も記録していません。対象は 'renewal board' で一覧できます。</translation>
    </message>
    <message>
        <source>{card} is not the card that was back-tested on {day}. Nothing was changed; the card in force stays. Back-test it again, then put the weights in force.</source>
        <translation>「{card}」は{day}に検証したときから変わっています。何も変更していません。適用中のカードはそのままです。もう一度検証してから、重みを適用してください。</translation>
    </message>
    <message>
        <source>{count} accounts match {text}. Nothing was changed. Give its whole name, or its uid.</source>
        <translation>「{text}」に当てはまる顧客は{count}件です。何も変更していません。正式な名前か uid を指定してください。</translation>
    </message>
    <message>
        <source>{count} files are too many at once. Nothing was logged. Drop at most {most}.</source>
        <translation>一度に{count}件は多すぎます。何も記録していません。{most}件までにしてください。</translation>
    </message>
    <message>
        <source>{count} months or quarters are too many for one report: at most {most}. Nothing was changed. Choose a later first day, or quarters.</source>
        <translation>一度に集計できる月または四半期は{most}までで、{count}は多すぎます。何も変更していません。開始日を後にするか、四半期を選んでください。</translation>
    </message>
    <message>
        <source>{count} open promise(s) lack an owner or a day: {names}. The review stays a draft. Say who does each of them until when, then mark it as ready.</source>
        <translation>担当または期限のない未完了の約束が{count}件あります: {names}。レビューは下書きのままです。それぞれの担当と期限を決めてから、準備完了にしてください。</translation>
    </message>
    <message>
        <source>{count} reasons are too many: at most three are kept, the first counts most. Nothing was changed. Leave the lesser ones out.</source>
        <translation>理由が{count}個あります。残せるのは重い順に3つまでです。何も変更していません。軽いものを外してください。</translation>
    </message>
    <message>
        <source>{count} requests match {text}. Nothing was changed. Give its whole title, or its uid.</source>
        <translation>{text} に当てはまる要望は{count}件です。何も変更していません。件名全体か uid を指定してください。</translation>
    </message>
    <message>
        <source>{count} to-dos have the id {uid}. Nothing was changed. 'todo list' shows the ids; eight of their last characters are enough.</source>
        <translation>ID {uid} のやることは{count}件です。何も変更していません。IDは todo list で確かめられます。末尾8文字で足ります。</translation>
    </message>
    <message>
        <source>{day} has not come yet. Nothing was changed. Ask for a day up to {today}.</source>
        <translation>{day}はまだ来ていません。何も変更していません。{today}までの日付を指定してください。</translation>
    </message>
    <message>
        <source>{day} is still to come: the team can be seen as of today or earlier. Choose an earlier day.</source>
        <translation>{day}はまだ先の日です。チームは今日以前の時点で見られます。今日以前の日を指定してください。</translation>
    </message>
    <message>
        <source>{day} lies after {last}. Nothing was saved. Type an earlier day.</source>
        <translation>{day}は{last}より後です。何も保存していません。それ以前の日付を入力してください。</translation>
    </message>
    <message>
        <source>{day} lies before {first}. Nothing was saved. Type a later day.</source>
        <translation>{day}は{first}より前です。何も保存していません。それ以降の日付を入力してください。</translation>
    </message>
    <message>
        <source>{field} cannot be “{value}”. Nothing was changed. Possible: {choices}.</source>
        <translation>{field}に「{value}」は使えません。何も変更していません。使えるもの: {choices}。</translation>
    </message>
    <message>
        <source>{field} is kept in its source and is read-only here. Nothing was changed. Change it there, or write an own field.</source>
        <translation>「{field}」はデータ元で管理しているため、ここでは変更できません。何も変更していません。データ元で変更するか、独自項目に書いてください。</translation>
    </message>
    <message>
        <source>{file} could not be read: {why} Rows already taken in stay; everything else is safe.</source>
        <translation>{file} を読み込めませんでした。{why}取り込み済みの行はそのまま残り、ほかのデータも安全です。</translation>
    </message>
    <message>
        <source>{file} was not logged: {why} Nothing was changed.</source>
        <translation>{file} は記録していません: {why} 何も変更していません。</translation>
    </message>
    <message>
        <source>{heading} is not written here. Nothing was changed. Change it where it is kept: mostly its source.</source>
        <translation>{heading}はここでは書き込めません。何も変更していません。多くはデータ元の値です。元の場所で変更してください。</translation>
    </message>
    <message>
        <source>{heading} is set together with its reason. Nothing was changed. Press F on the row instead.</source>
        <translation>{heading}は理由と一緒に設定します。何も変更していません。その行でFキーを押してください。</translation>
    </message>
    <message>
        <source>{name} ({address}) is not to be written to any more, so the mail was not made. 'suppress list' says why; only the person's own word ends it.</source>
        <translation>{name} 様（{address}）には今後送信しないことになっているため、メールを作成していません。理由は「suppress list」で確認できます。ご本人の申し出があった場合にのみ解除できます。</translation>
    </message>
    <message>
        <source>{name} cannot be put in: {why}. Nothing was changed. Correct the address or the record of consent, then check again.</source>
        <translation>{name} さんは宛先に加えられません：{why}。何も変更していません。アドレスか同意の記録を直してから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>{name} could not be read ({why}). It was not attached. Check the file and try again.</source>
        <translation>{name} を読み取れませんでした({why})。添付していません。ファイルを確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>{name} could not be read ({why}). No opt-out was kept. Check the file and try again.</source>
        <translation>{name} を読めません（{why}）。配信停止は記録していません。ファイルを確かめて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>{name} could not be saved ({why}). The file stays attached here. Choose another folder.</source>
        <translation>{name} を保存できませんでした({why})。添付ファイルはここに残っています。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{name} does not say whose notes these are. Nothing was taken. Name the colleague: brief --read FILE --as NAME.</source>
        <translation>{name}には誰のメモか書かれていません。何も取り込んでいません。名前を指定してください: brief --read FILE --as NAME</translation>
    </message>
    <message>
        <source>{name} has no row in the team on {day}. Nothing was changed. Names: {names}.</source>
        <translation>{day}時点のチームに{name}の行はありません。何も変更していません。名前: {names}。</translation>
    </message>
    <message>
        <source>{name} has {size} MB; a file may have {most} MB here (a picture 5 MB). It was not attached. Make it smaller, or write its address into the note.</source>
        <translation>{name} は {size} MB あります。添付できるのは {most} MB まで(画像は 5 MB まで)です。添付していません。小さくするか、置き場所をメモに書いてください。</translation>
    </message>
    <message>
        <source>{name} has {size} MB; mail servers take 20 MB and less. It was not attached. Put it where it can be downloaded, and write the link.</source>
        <translation>{name} は{size} MBです。メールサーバーが受け取れるのは20 MBまでのため、添付していません。ダウンロードできる場所に置き、リンクを本文に書いてください。</translation>
    </message>
    <message>
        <source>{name} is no brief of a book: the column {column} is missing. Nothing was taken. Choose the file that came back from the colleague, with its hidden columns.</source>
        <translation>{name}は担当顧客の要点ではありません。列「{column}」がありません。何も取り込んでいません。同僚から戻ったファイルを、隠し列を残したまま選んでください。</translation>
    </message>
    <message>
        <source>{name} is no sheet of a tier review: the column {column} is missing. Nothing was taken. Choose the file that came back from the colleague, with its hidden columns.</source>
        <translation>{name}は区分見直しのシートではありません。列「{column}」がありません。何も取り込んでいません。非表示の列を残したまま戻ってきたファイルを選んでください。</translation>
    </message>
    <message>
        <source>{name} is no yes/no field of an account. Nothing was changed. There are: {fields}.</source>
        <translation>{name}は顧客の「はい・いいえ」の項目ではありません。何も変更していません。使える項目: {fields}。</translation>
    </message>
    <message>
        <source>{name} owns no account. Nothing was changed. Names: {names}.</source>
        <translation>{name}さんの担当顧客はありません。何も変更していません。担当CSM:{names}。</translation>
    </message>
    <message>
        <source>{name} was not taken, for {count} reason(s): {rows} No target was changed. Correct them and read the file again.</source>
        <translation>{name}は取り込みませんでした(理由{count}件): {rows} 目標は変わっていません。直してからもう一度読み込んでください。</translation>
    </message>
    <message>
        <source>{name} was not taken, for {count} row(s): {rows} Nothing was changed, and the model in force stays. Correct them and read the file again.</source>
        <translation>{name}は取り込めませんでした({count}行に問題があります)。{rows}何も変更していません。現在のモデルが引き続き有効です。直してから、もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>{name} was not taken: {why} Nothing was changed. Choose the workbook that a CSM made of their month.</source>
        <translation>{name}は取り込みませんでした: {why} 何も変わっていません。CSMが自分の月次から作ったブックを選んでください。</translation>
    </message>
    <message>
        <source>{owner} has no running accounts. Nothing was written. Write the name as it stands in Accounts.</source>
        <translation>{owner}には契約中の顧客がありません。何も書き出していません。「顧客」にあるとおりの名前を指定してください。</translation>
    </message>
    <message>
        <source>{part} cannot be searched for: expected {expected}. Nothing was changed. Correct it there.</source>
        <translation>{part} では検索できません。{expected}が必要です。何も変更していません。その部分を直してください。</translation>
    </message>
    <message>
        <source>{path} cannot be checked: {why}. Nothing was changed. Choose a deck that was built here: {endings}.</source>
        <translation>{path} を検査できません: {why}。何も変更していません。ここで作成した資料を選んでください: {endings}。</translation>
    </message>
    <message>
        <source>{path} cannot be read as a list of accounts. No review was built. Save it as text (UTF-8), a name or uid a line.</source>
        <translation>{path} を顧客の一覧として読み取れません。レビューは作成していません。1行に1社、会社名またはuidを書いたテキスト（UTF-8）で保存してください。</translation>
    </message>
    <message>
        <source>{path} cannot be read as a list of promises. Nothing was changed. Save it as text (UTF-8 or Shift_JIS), a promise a line.</source>
        <translation>{path}を約束の一覧として読み取れません。何も変更していません。1行に1件のテキスト(UTF-8またはShift_JIS)で保存してください。</translation>
    </message>
    <message>
        <source>{path} cannot be read as the text of a customer journey. Nothing was changed. 'touch phases export' prints one.</source>
        <translation>{path} はカスタマージャーニーのテキストとして読めません。何も変更していません。'touch phases export' で見本を出力できます。</translation>
    </message>
    <message>
        <source>{path} cannot be read as the text of a playbook. Nothing was changed. 'playbook show onboarding' prints one.</source>
        <translation>{path} はプレイブックのテキストとして読めません。何も変更していません。書き方は playbook show onboarding で見られます。</translation>
    </message>
    <message>
        <source>{path} cannot be read as the text of a scorecard. Nothing was changed. 'health export' prints one.</source>
        <translation>{path} はスコアカードのテキストとして読めません。何も変更していません。書き方は health export で見られます。</translation>
    </message>
    <message>
        <source>{path} cannot be read as the text of a touch model. Nothing was changed. 'touch export' prints one.</source>
        <translation>{path} はタッチモデルのテキストとして読めません。何も変更していません。「touch export」で見本を表示できます。</translation>
    </message>
    <message>
        <source>{path} contains macros, which a deck for a customer must not carry. No deck was written. Save the template as .pptx without macros, then choose it again.</source>
        <translation>{path} にはマクロが含まれています。お客様向けの資料には使えないため、資料は作成していません。マクロなしの .pptx として保存してから、選び直してください。</translation>
    </message>
    <message>
        <source>{path} could not be written: {why}. A file that was there is unchanged. Choose another folder, or close the file in Excel, then export again.</source>
        <translation>{path} に書き込めませんでした({why})。元のファイルはそのままです。別のフォルダーを選ぶか、Excelでファイルを閉じてから、もう一度書き出してください。</translation>
    </message>
    <message>
        <source>{path} could not be written: {why}. A file that was there is unchanged. Choose another folder, or close the file where it is open, then export again.</source>
        <translation>{path} に書き込めませんでした：{why}。元のファイルは変わっていません。別のフォルダーを選ぶか、開いているファイルを閉じてから、もう一度書き出してください。</translation>
    </message>
    <message>
        <source>{path} does not say what to write. Nothing was written. End its name in one of: {endings}.</source>
        <translation>{path}では何を書くのか分かりません。何も書き出していません。名前の末尾を次のいずれかにしてください: {endings}</translation>
    </message>
    <message>
        <source>{path} has no slide layouts to write on. No deck was written. Add a layout with a title to its slide master, then choose it again.</source>
        <translation>{path} には書き込めるスライドレイアウトがありません。資料は作成していません。スライドマスターにタイトルのあるレイアウトを追加してから、選び直してください。</translation>
    </message>
    <message>
        <source>{path} is damaged. It was left as it is. Put the newest copy from the backups folder beside it in its place.</source>
        <translation>{path} が壊れています。そのまま残してあります。同じ場所の backups フォルダーにある最新のコピーと置き換えてください。</translation>
    </message>
    <message>
        <source>{path} is missing. Nothing was made in its place. Put the file or a copy from the backups folder back, or use another profile.</source>
        <translation>{path} が見つかりません。代わりのファイルは作っていません。元のファイルか backups フォルダーのコピーを戻すか、別のプロファイルをお使いください。</translation>
    </message>
    <message>
        <source>{path} is not a PowerPoint file that can be opened. No deck was written. Save the template as .pptx in PowerPoint, then choose it again.</source>
        <translation>{path} は PowerPoint のファイルとして開けません。資料は作成していません。PowerPoint で .pptx として保存してから、選び直してください。</translation>
    </message>
    <message>
        <source>{path} is not a database of CS Workbench. It was not touched. Move it away and put a backup in its place, or choose another folder with --data-dir.</source>
        <translation>{path} は CS Workbench のデータベースではありません。手を加えていません。このファイルを移動してバックアップを戻すか、--data-dir で別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{path} is protected with a password and was not opened. No deck was written. Save the template without a password, then choose it again.</source>
        <translation>{path} はパスワードで保護されているため、開いていません。資料は作成していません。パスワードを外して保存してから、選び直してください。</translation>
    </message>
    <message>
        <source>{path} is written on the standard pages; a template is only for a .pptx. Nothing was written. End the name in .pptx, or build without the template.</source>
        <translation>{path}は標準のページで作成するため、テンプレートは使えません。何も書き込んでいません。ファイル名の末尾を.pptxにするか、テンプレートなしで作成してください。</translation>
    </message>
    <message>
        <source>{path} was written by a newer CS Workbench (data version {version}, this one knows {known}). It was not touched. Please update CS Workbench.</source>
        <translation>{path} は新しい版の CS Workbench で作られています(データの版 {version}、この版が扱えるのは {known} まで)。手を加えていません。CS Workbench を新しい版にしてください。</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} MB, which no template needs, so it was not opened and no deck was written. Ask whoever sent it for the original, or take out its large pictures.</source>
        <translation>{path} は展開すると {size} MB になり、テンプレートとしては大きすぎるため、開いていません。資料も作成していません。元のファイルを送り主に確認するか、大きな画像を取り除いてください。</translation>
    </message>
    <message>
        <source>{text} is no mail address and no domain. The stop-list is unchanged. Write a@b.example or b.example.</source>
        <translation>{text} はメールアドレスでもドメインでもありません。記録しない相手の一覧は変わっていません。a@b.example または b.example のように入力してください。</translation>
    </message>
    <message>
        <source>{value} cannot be {what}. Nothing was changed. Give a number from {least} to {most}.</source>
        <translation>{value}は{what}に使えません。何も変更していません。{least}から{most}までの数値を指定してください。</translation>
    </message>
    <message>
        <source>{value} has two dots in a row, or a dot before the @: only old addresses of Japanese mobile carriers may. Nothing was sent. Confirm the address, or correct it.</source>
        <translation>{value} は、点が続いているか、@ の直前に点があります。これは携帯電話会社の古いアドレスにだけ認められる形です。何も送信していません。アドレスを確認済みにするか、修正してください。</translation>
    </message>
    <message>
        <source>{value} is not a value of {key}. The setting is unchanged. Choose: {choices}.</source>
        <translation>「{value}」は {key} に使えません。設定は変わっていません。次から選んでください: {choices}。</translation>
    </message>
    <message>
        <source>{value} is not an address that mail can be sent to. Nothing was sent. Please correct it.</source>
        <translation>{value} は送信できるメールアドレスではありません。何も送信していません。修正してください。</translation>
    </message>
    <message>
        <source>{weeks} weeks cannot be run. Nothing was changed. Give a number from 1 to {most}.</source>
        <translation>{weeks}週は適用できません。何も変更していません。1から{most}までの数を指定してください。</translation>
    </message>
    <message>
        <source>{what} Nothing was changed. 'cs-workbench --help' lists the commands.</source>
        <translation>{what} 何も変更していません。コマンドの一覧は cs-workbench --help で見られます。</translation>
    </message>
    <message>
        <source>{what} is already running (process {pid}). Nothing was changed. Wait until it ends, then try again.</source>
        <translation>{what}はすでに実行中です(プロセス {pid})。何も変更していません。終わるのを待って、もう一度お試しください。</translation>
    </message>
    <message>
        <source>“{given}” is no month that can be told: it has to be one such as {example}, and not lie ahead. Nothing was changed.</source>
        <translation>「{given}」の月次は表せません。{example}のような月で、先の月でないものを指定してください。何も変わっていません。</translation>
    </message>
    <message>
        <source>“{other}” already tells the invited what changed and has not left. Nothing was made, so that nobody is told twice. Send that one, or remove it first.</source>
        <translation>招待の変更を知らせる「{other}」がまだ送信されていません。同じ方に二度届かないように、何も作成していません。そちらを送信するか、先に削除してください。</translation>
    </message>
    <message>
        <source>“{text}” are no points. They stay as they were. Type values with their points, such as 0:0 40:40 80:100.</source>
        <translation>「{text}」は点数の形ではありません。元のままです。値と点数の組を 0:0 40:40 80:100 のように入力してください。</translation>
    </message>
    <message>
        <source>“{text}” is no number. The value stays as it was. Type a number, such as 40.</source>
        <translation>「{text}」は数値ではありません。元の値のままです。40のように数値を入力してください。</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Nothing was changed. Type it like 2026-03-31.</source>
        <translation>「{text}」は日付ではありません。何も変更していません。2026-03-31 のように入力してください。</translation>
    </message>
    <message>
        <source>“{text}” is not a day to come. Nothing was changed. Write one such as 12/5, +3d or fri.</source>
        <translation>「{text}」はこれからの日付として読めません。何も変更していません。12/5、+3d、金曜 のように書いてください。</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Nothing was changed. Type digits, or leave it out.</source>
        <translation>「{text}」は数ではありません。何も変更していません。数字で入力するか、省いてください。</translation>
    </message>
    <message>
        <source>“{text}” is not a number. Nothing was changed. Type digits, or nothing for unknown.</source>
        <translation>「{text}」は数値ではありません。何も変更していません。数字を入力するか、不明なら空にしてください。</translation>
    </message>
    <message>
        <source>“{text}” is not one of the choices. Nothing was changed. Possible: {choices}.</source>
        <translation>「{text}」は選択肢にありません。何も変更していません。選べる値: {choices}。</translation>
    </message>
    <message>
        <source>“{text}” may be one of {count} accounts ({names}). Nothing was added. Write more of the name, or @ before it.</source>
        <translation>「{text}」に当たる顧客が{count}件あります({names})。何も追加していません。名前をもう少し書くか、前に@を付けてください。</translation>
    </message>
    <message>
        <source>“{title}” goes to {count} recipients, and {typed} was typed. Nothing will be sent. Type {count} if so many are meant.</source>
        <translation>「{title}」の送信先は{count}件ですが、入力された件数は{typed}です。何も送信しません。{count}件でよければ {count} と入力してください。</translation>
    </message>
    <message>
        <source>“{title}” has no mail that certainly did not leave. Nothing was made. Settle those that need a check first; who was held back is put in by hand.</source>
        <translation>「{title}」には、未送信と確定したメールはありません。何も作成していません。先に「要確認」の結果を決めてください。送信対象外の方は手動で加えてください。</translation>
    </message>
    <message>
        <source>“{title}” has no mailbox, so its mails cannot be made. Nothing was sent. Choose the mailbox it is sent from.</source>
        <translation>「{title}」にはメールボックスが指定されていないため、メールを作成できません。何も送信していません。送信元のメールボックスを選んでください。</translation>
    </message>
    <message>
        <source>“{title}” has {count} mail(s), so there is no number {place}. Choose from 1 to {count}.</source>
        <translation>「{title}」のメールは{count}通のため、{place}番はありません。1から{count}までで選んでください。</translation>
    </message>
    <message>
        <source>“{title}” invites to nothing, so nobody answers whether to come. Nothing was changed.</source>
        <translation>「{title}」は招待を含まないため、出欠の回答はありません。何も変更していません。</translation>
    </message>
    <message>
        <source>“{title}” is {state} and was not removed, since mails of it would wait for ever. Cancel it first, then remove it.</source>
        <translation>「{title}」は{state}です。送信待ちのメールが残るため、削除していません。先に中止してから削除してください。</translation>
    </message>
    <message>
        <source>“{title}” is {state}, so what it shows is kept as it is. Nothing was changed. Reopen it first.</source>
        <translation>「{title}」は{state}のため、内容はそのまま保たれます。何も変更していません。先に下書きへ戻してください。</translation>
    </message>
    <message>
        <source>“{title}” is {state}, so who gets what stays as it is. Nothing was changed. Before the first mail has gone it can be opened again (outreach thaw); later, make a new campaign.</source>
        <translation>「{title}」は{state}のため、宛先と内容は変えられません。何も変更していません。最初の1通が出る前なら下書きに戻せます（outreach thaw）。その後は新しい一斉メールを作成してください。</translation>
    </message>
    <message>
        <source>“{title}” is {state}. Nothing was changed. A draft is checked, then frozen; only what is frozen can be paused, resumed or cancelled.</source>
        <translation>「{title}」は{state}です。何も変更していません。下書きは確認してから確定します。一時停止・再開・中止ができるのは確定したものだけです。</translation>
    </message>
    <message>
        <source>“{title}” is {state}. Nothing was changed. A draft is made ready, then held.</source>
        <translation>「{title}」は{state}です。何も変更していません。下書きは準備完了、実施済みの順に進めます。</translation>
    </message>
    <message>
        <source>“{title}” was held, and why it should be opened again is not said. It stays held. Write the reason in a few words.</source>
        <translation>「{title}」は実施済みで、下書きに戻す理由が書かれていません。実施済みのままです。理由を短く書いてください。</translation>
    </message>
    <message>
        <source>“{title}” was not frozen: {why} Nothing will be sent. Correct it, then check again.</source>
        <translation>「{title}」を確定できませんでした：{why} 何も送信しません。直してから、もう一度確認してください。</translation>
    </message>
</context>
<context>
    <name>evidence</name>
    <message numerus="yes">
        <source>%n account(s) left from “{band}”.</source>
        <translation><numerusform>「{band}」から%n社が解約しました。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) would turn “{band}”.</source>
        <translation><numerusform>%n社が「{band}」に変わります。</numerusform></translation>
    </message>
    <message>
        <source>80 % interval</source>
        <translation>80%区間</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95%区間</translation>
    </message>
    <message>
        <source>A chance needs {least} who left and as many who stayed, and enough rows: there are {events} and {others}. Until then, read churn by band.</source>
        <translation>解約の確率を示すには、解約と継続がそれぞれ{least}件と、十分な観測が必要です。今は{events}件と{others}件です。それまではヘルス別の解約率をご覧ください。</translation>
    </message>
    <message>
        <source>AUC alone</source>
        <translation>単独のAUC</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts that left</source>
        <translation>解約した顧客</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Back-test again</source>
        <translation>もう一度検証</translation>
    </message>
    <message>
        <source>Back-test of {day}: the draft, data up to {last}.</source>
        <translation>{day}の検証: 下書き、{last}までのデータ。</translation>
    </message>
    <message>
        <source>Back-test of {day}: version {version}, data up to {last}.</source>
        <translation>{day}の検証: 第{version}版、{last}までのデータ。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>設定者</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>較正</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Chance said</source>
        <translation>予測した解約率</translation>
    </message>
    <message>
        <source>Chance said %</source>
        <translation>予測した解約率%</translation>
    </message>
    <message>
        <source>Chance to leave within {ahead} days, learned on other days: said against what came, in {rows} looks (bars: 95 % interval). Back-test of {day}.</source>
        <translation>{ahead}日以内に解約する確率(別の時期から学習)と実際の解約率。観測{rows}回、棒は95%区間。{day}の検証。</translation>
    </message>
    <message>
        <source>Churn by band</source>
        <translation>ヘルス別の解約率</translation>
    </message>
    <message>
        <source>Each measure alone</source>
        <translation>指標ごとの結果</translation>
    </message>
    <message>
        <source>Enter opens Why of that week. Enter on a band above lists who left from it.</source>
        <translation>Enterでその週の「理由」を開きます。上のヘルスでEnterを押すと、そこから解約した顧客を表示します。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Experimental: fewer than {least} left.</source>
        <translation>試験的な結果です。解約が{least}件未満です。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Formula right</source>
        <translation>計算が正しい</translation>
    </message>
    <message>
        <source>Formula → person</source>
        <translation>計算 → 手動</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>In force %</source>
        <translation>適用中</translation>
    </message>
    <message>
        <source>In {count} of {bins} groups fewer left than was said.</source>
        <translation>{bins}グループのうち{count}つで、予測より解約が少なくなりました。</translation>
    </message>
    <message>
        <source>In {count} of {bins} groups more left than was said.</source>
        <translation>{bins}グループのうち{count}つで、予測より解約が多くなりました。</translation>
    </message>
    <message>
        <source>In {count} of {bins} groups the chance said is off, both ways.</source>
        <translation>{bins}グループのうち{count}つで、予測が多すぎるか少なすぎます。</translation>
    </message>
    <message>
        <source>Judged {days} days after it was set: who said better than the formula was right where the account stayed, who said worse where it left or shrank; a tier was right where the account stayed. Running ones wait.</source>
        <translation>設定から{days}日後に判定します。計算より良く見た人は継続していれば正しく、悪く見た人は解約か縮小していれば正しいとします。タッチ区分は継続していれば正しいとします。期間が終わるまでは判定しません。</translation>
    </message>
    <message>
        <source>Known %</source>
        <translation>判明%</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Left %</source>
        <translation>解約率</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>解約日</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>観測</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Missed: {sentence}</source>
        <translation>見逃し: {sentence}</translation>
    </message>
    <message>
        <source>Neither was right more often beyond chance: the person {person} of {judged} times.</source>
        <translation>どちらが正しいかに偶然を超える差はありません。人が正しかったのは{judged}件中{person}件です。</translation>
    </message>
    <message>
        <source>No back-test is kept yet.</source>
        <translation>まだ検証の結果がありません。</translation>
    </message>
    <message>
        <source>No chance is said yet: too few left.</source>
        <translation>解約が少なく、まだ確率を示せません。</translation>
    </message>
    <message>
        <source>Nobody left from “{band}”.</source>
        <translation>「{band}」から解約した顧客はありません。</translation>
    </message>
    <message>
        <source>Not back-tested yet.</source>
        <translation>まだ検証していません。</translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation>判定待ち</translation>
    </message>
    <message>
        <source>Nothing was set by hand yet.</source>
        <translation>手動設定はまだありません。</translation>
    </message>
    <message>
        <source>Other weights need {needed} who left, as many who stayed, and two measures that are known.</source>
        <translation>別の重みを考えるには、解約と継続がそれぞれ{needed}件と、データのある指標が2つ必要です。</translation>
    </message>
    <message>
        <source>Other weights were not better often enough on accounts they had not seen.</source>
        <translation>学習に使っていない顧客で、別の重みが十分に上回りませんでした。</translation>
    </message>
    <message>
        <source>Parts of the back-test</source>
        <translation>検証の内容</translation>
    </message>
    <message>
        <source>Person right</source>
        <translation>人が正しい</translation>
    </message>
    <message>
        <source>Person right %</source>
        <translation>人が正しい%</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>変更の影響</translation>
    </message>
    <message>
        <source>Progress of the back-test</source>
        <translation>検証の進み具合</translation>
    </message>
    <message>
        <source>Put these weights in force</source>
        <translation>この重みを適用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Right was</source>
        <translation>正しかったのは</translation>
    </message>
    <message>
        <source>Run it in Insights, Health score, or with: cs-workbench health backtest --keep</source>
        <translation>分析 ▸ ヘルススコアの「検証」で実行するか、cs-workbench health backtest --keep を実行してください。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Seen on</source>
        <translation>観測日</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>Set on</source>
        <translation>設定日</translation>
    </message>
    <message>
        <source>Share that left</source>
        <translation>実際の解約率</translation>
    </message>
    <message>
        <source>Since then data were synced.</source>
        <translation>その後、データが同期されました。</translation>
    </message>
    <message>
        <source>Since then outcomes were entered or changed.</source>
        <translation>その後、解約などの結果が追加または変更されました。</translation>
    </message>
    <message>
        <source>Since then the card was changed.</source>
        <translation>その後、カードが変更されました。</translation>
    </message>
    <message>
        <source>Suggested %</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Take them as a draft</source>
        <translation>下書きに入れる</translation>
    </message>
    <message>
        <source>Tested %</source>
        <translation>検証時</translation>
    </message>
    <message>
        <source>The card was not back-tested yet.</source>
        <translation>このカードはまだ検証していません。</translation>
    </message>
    <message>
        <source>The chances hold: in each of {bins} groups as many left as was said.</source>
        <translation>予測は当たっています。{bins}グループのどれでも、予測どおりの割合で解約しました。</translation>
    </message>
    <message>
        <source>The formula was right more often than the person: {formula} of {judged} times.</source>
        <translation>人より計算の方が正しいことが多く、{judged}件中{formula}件でした。</translation>
    </message>
    <message>
        <source>The person was right more often than the formula: {person} of {judged} times.</source>
        <translation>計算より人の方が正しいことが多く、{judged}件中{person}件でした。</translation>
    </message>
    <message>
        <source>The weights suggested on {day} are in force.</source>
        <translation>{day}に提案された重みを適用中です。</translation>
    </message>
    <message numerus="yes">
        <source>Too few cases to judge: %n churn(s) known with the day. A back-test needs {least}.</source>
        <translation><numerusform>件数が少なく判断できません。日付のわかる解約は%n件で、検証には{least}件が必要です。</numerusform></translation>
    </message>
    <message>
        <source>Too few to judge: of {judged} it is known who was right, {least} are needed.</source>
        <translation>件数が少なく判断できません。どちらが正しいかわかったのは{judged}件で、{least}件が必要です。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Weakest</source>
        <translation>低かった指標</translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>その後</translation>
    </message>
    <message>
        <source>Who was right</source>
        <translation>どちらが正しかったか</translation>
    </message>
    <message>
        <source>With these weights no account changes its health.</source>
        <translation>この重みでヘルスが変わる顧客はありません。</translation>
    </message>
    <message>
        <source>With these weights: {changes}</source>
        <translation>この重みにすると: {changes}</translation>
    </message>
    <message>
        <source>both said the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>left</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>not known what the formula said</source>
        <translation>計算が不明</translation>
    </message>
    <message>
        <source>not over yet</source>
        <translation>判定待ち</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>まだ何もなし</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>shrank</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>stayed</source>
        <translation>継続</translation>
    </message>
    <message>
        <source>suggested by the back-test</source>
        <translation>検証による提案</translation>
    </message>
    <message>
        <source>the formula</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>{formula} → {person}</source>
        <translation>{formula} → {person}</translation>
    </message>
    <message>
        <source>{what} {day}</source>
        <translation>{what} {day}</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR (USD)</source>
        <translation>ARR(米ドル)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>After that</source>
        <translation>送信後のできごと</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>At six months</source>
        <translation>6か月前の見立て</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>経営者の姿勢</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>CSM</source>
        <translation>CSM</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>一斉メール</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Champion</source>
        <translation>推進者</translation>
    </message>
    <message>
        <source>Champion left</source>
        <translation>推進者の離任</translation>
    </message>
    <message>
        <source>Change in 30 days</source>
        <translation>30日の変化</translation>
    </message>
    <message>
        <source>Churned on</source>
        <translation>解約日</translation>
    </message>
    <message>
        <source>Complex or enterprise</source>
        <translation>複雑または大企業</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>確からしさ</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>利用開始日</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>データの日付</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>残り日数</translation>
    </message>
    <message>
        <source>Days since the start</source>
        <translation>開始からの日数</translation>
    </message>
    <message>
        <source>Days since touch</source>
        <translation>接点からの日数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Defects in 90 days</source>
        <translation>90日の不具合</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>食い違い</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>従業員数</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>送信失敗</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Goals met</source>
        <translation>目標達成率</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>成長中</translation>
    </message>
    <message>
        <source>Has a main product</source>
        <translation>主商材あり</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health by the score</source>
        <translation>スコアによるヘルス</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>ヘルススコア</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>実施日</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>送信対象外</translation>
    </message>
    <message>
        <source>High order value or LTV</source>
        <translation>単価またはLTVが高い</translation>
    </message>
    <message>
        <source>Hook product only</source>
        <translation>フック商材のみ</translation>
    </message>
    <message>
        <source>In onboarding</source>
        <translation>導入中</translation>
    </message>
    <message>
        <source>In phase since</source>
        <translation>フェーズ開始日</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>業種</translation>
    </message>
    <message>
        <source>Invoice overdue</source>
        <translation>支払遅延</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>LTV</source>
        <translation>LTV</translation>
    </message>
    <message>
        <source>Last held</source>
        <translation>前回の実施</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>最新メモ</translation>
    </message>
    <message>
        <source>Last touch</source>
        <translation>最終接点</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>リーダー</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>法人・個人</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>時期</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作成者</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>メールボックス</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>実施予定</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>次回</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>Next step due</source>
        <translation>次の期日</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>次の送信</translation>
    </message>
    <message>
        <source>Notice deadline</source>
        <translation>解約通知期限</translation>
    </message>
    <message>
        <source>Notice received</source>
        <translation>解約通知</translation>
    </message>
    <message>
        <source>Numbers of</source>
        <translation>数値の時点</translation>
    </message>
    <message>
        <source>Oldest open P1</source>
        <translation>最古の未解決P1</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未解決チケット</translation>
    </message>
    <message>
        <source>Opt-out</source>
        <translation>配信停止</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>有償</translation>
    </message>
    <message>
        <source>Parent account</source>
        <translation>親会社</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Phase of the least advanced product</source>
        <translation>最も遅れている商材のフェーズ</translation>
    </message>
    <message>
        <source>Phase progress</source>
        <translation>フェーズの進み</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>契約プラン</translation>
    </message>
    <message>
        <source>Potential index</source>
        <translation>将来性の指数</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商材</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Renewal stage</source>
        <translation>契約更新の段階</translation>
    </message>
    <message>
        <source>Renews (%)</source>
        <translation>更新確率(%)</translation>
    </message>
    <message>
        <source>Renews itself</source>
        <translation>自動更新</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Seat use</source>
        <translation>席の利用率</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席数</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Server's answer</source>
        <translation>サーバーの応答</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Stickiness</source>
        <translation>定着率(DAU/MAU)</translation>
    </message>
    <message>
        <source>Strategic</source>
        <translation>戦略顧客</translation>
    </message>
    <message>
        <source>Support contract</source>
        <translation>サポート契約</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>トピック</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Touches in 90 days</source>
        <translation>90日の接点</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>トライアル</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Usage trend</source>
        <translation>利用の増減</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>返信の文面</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>決める人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>返信日時</translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>Edit: {condition}</source>
        <translation>編集: {condition}</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Remove this condition (Delete)</source>
        <translation>この条件を外す(Delete)</translation>
    </message>
    <message>
        <source>Remove {condition}</source>
        <translation>{condition} を外す</translation>
    </message>
    <message>
        <source>Words, or conditions such as tier:high renewal&lt;60d</source>
        <translation>言葉、または tier:high renewal&lt;60d のような条件</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) with too little data left out</source>
        <translation><numerusform>データ不足の%n社を除く</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without an owner</source>
        <translation><numerusform>担当CSMのいない顧客%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} CSMs are overloaded, {owner} most: {load}</source>
        <translation><numerusform>{all}名のうち%n名が超過、最大は{owner}の{load}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} account(s) ({share}) need action</source>
        <translation><numerusform>{all}社のうち%n社({share})が要対応</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of {all} account(s) ({share}) need action; by ARR it is {by_arr}</source>
        <translation><numerusform>{all}社のうち%n社({share})が要対応、ARRでは{by_arr}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unclassified account(s) left out</source>
        <translation><numerusform>未分類の%n社を除く</numerusform></translation>
    </message>
    <message>
        <source>80 of 100 by chance</source>
        <translation>偶然の範囲(100回中80回)</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR at risk by month of renewal</source>
        <translation>リスクARR(契約更新の月別)</translation>
    </message>
    <message>
        <source>ARR from opening to closing</source>
        <translation>期首から期末までのARR</translation>
    </message>
    <message numerus="yes">
        <source>ARR in {currency} of %n account(s)</source>
        <translation><numerusform>ARRは{currency}の%n社分</numerusform></translation>
    </message>
    <message>
        <source>ARR unknown: {count}</source>
        <translation>ARR不明{count}社</translation>
    </message>
    <message>
        <source>ARR, thousand {currency}</source>
        <translation>ARR(千{currency})</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts, the largest first</source>
        <translation>顧客(ARRの大きい順)</translation>
    </message>
    <message numerus="yes">
        <source>All %n account(s) are healthy</source>
        <translation><numerusform>%n社すべてが健全</numerusform></translation>
    </message>
    <message>
        <source>Calibration: chances said and what came</source>
        <translation>較正: 予測した確率と実際</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Chart (G)</source>
        <translation>グラフ(G)</translation>
    </message>
    <message>
        <source>Chart instead of the list</source>
        <translation>一覧の代わりにグラフ</translation>
    </message>
    <message>
        <source>Chart instead of the list (G)</source>
        <translation>一覧の代わりにグラフを見る(G)</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Cohorts: who is still there</source>
        <translation>コホート: 継続している顧客</translation>
    </message>
    <message>
        <source>Concentration: ARR by account</source>
        <translation>集中度: 顧客別のARR</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>確からしさ</translation>
    </message>
    <message>
        <source>Contact balance: touches given and needed</source>
        <translation>接点バランス: 行った接点と必要な接点</translation>
    </message>
    <message>
        <source>Enter goes to the chart; there Enter on a mark lists its accounts.</source>
        <translation>Enterでグラフへ移ります。グラフの上でEnterを押すと、その顧客の一覧が開きます。</translation>
    </message>
    <message>
        <source>Every measure stands at the median; the score is {score}, {band}</source>
        <translation>どの指標も中央値どおりで、スコアは{score}({band})</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>実績</translation>
    </message>
    <message numerus="yes">
        <source>Half of the scores are {median} or more; %n account(s) stand within {near} points above “{band}” ({cut})</source>
        <translation><numerusform>半数は{median}点以上。「{band}」の境({cut}点)まで{near}点未満が%n社</numerusform></translation>
    </message>
    <message>
        <source>Half of the scores are {median} or more; none stands within {near} points above “{band}” ({cut})</source>
        <translation>半数は{median}点以上。「{band}」の境({cut}点)まで{near}点未満の顧客はない</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health as the scorecards say it, running accounts</source>
        <translation>スコアカードによるヘルス、契約中の顧客</translation>
    </message>
    <message>
        <source>Health of an account by week</source>
        <translation>顧客のヘルススコアの週次推移</translation>
    </message>
    <message>
        <source>Health score 0 to 100 after limits, running accounts</source>
        <translation>上限を適用したヘルススコア(0～100)、契約中の顧客</translation>
    </message>
    <message>
        <source>Health: accounts and ARR by band</source>
        <translation>ヘルス: 区分別の顧客数とARR</translation>
    </message>
    <message>
        <source>Health: scores in steps of 5 points</source>
        <translation>ヘルス: スコアの分布(5点きざみ)</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>月の時間</translation>
    </message>
    <message>
        <source>Hours a month that the accounts call for, of {hours} h of one CSM; assumed, not measured</source>
        <translation>顧客に必要な月の時間を、CSM1名の{hours}時間と比べたもの(仮定で、実測ではない)</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Load of each CSM</source>
        <translation>CSM別の稼働負荷</translation>
    </message>
    <message>
        <source>Meaningful touches of {days} days against those the cadence asks for, size: ARR</source>
        <translation>{days}日間の有効な接点と、対応頻度から必要な接点。大きさはARR</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Median {baseline}, bars {sum}: score {exact}, shown as {score}</source>
        <translation>中央値{baseline}、棒の合計{sum}: スコア{exact}(表示は{score})</translation>
    </message>
    <message numerus="yes">
        <source>Most accounts stand in {tier} × {phase}: %n of {all}</source>
        <translation><numerusform>最も多いのは{tier}×{phase}: {all}社のうち%n社</numerusform></translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>No ARR, so there is no concentration to show</source>
        <translation>ARRがないため、集中度を表示できません</translation>
    </message>
    <message>
        <source>No CSM is near an overload; the longest is {owner} with {load}</source>
        <translation>超過に近いCSMはいない。最大は{owner}の{load}</translation>
    </message>
    <message numerus="yes">
        <source>No CSM is overloaded; %n of {all} are near it, {owner} most: {load}</source>
        <translation><numerusform>超過のCSMはいない。{all}名のうち%n名が余裕なし、最大は{owner}の{load}</numerusform></translation>
    </message>
    <message>
        <source>No account has an owner. Import owners, or assign accounts (A).</source>
        <translation>担当CSMのいる顧客がありません。担当CSMを取り込むか、顧客を割り当ててください(A)。</translation>
    </message>
    <message>
        <source>No account has enough fresh data for a score. Import usage, tickets or touches, then it is computed.</source>
        <translation>スコアを出せるだけの新しいデータのある顧客がありません。利用状況、問い合わせ、接点のいずれかを取り込むと計算されます。</translation>
    </message>
    <message>
        <source>No account is classified, so what they need is unknown. Publish a touch model.</source>
        <translation>区分の決まった顧客がないため、必要な接点がわかりません。タッチモデルを公開してください。</translation>
    </message>
    <message numerus="yes">
        <source>No account needs action: %n of {all} ({share}) are healthy, the others have too little data</source>
        <translation><numerusform>要対応の顧客はない。{all}社のうち%n社({share})が健全、ほかはデータ不足</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>No account needs action; %n of {all} ({share}) are on watch</source>
        <translation><numerusform>要対応の顧客はない。{all}社のうち%n社({share})が注意</numerusform></translation>
    </message>
    <message>
        <source>No account, so no health to show</source>
        <translation>顧客がないため、ヘルスを表示できません</translation>
    </message>
    <message>
        <source>No account, so the grid is empty</source>
        <translation>顧客がないため、表は空です</translation>
    </message>
    <message numerus="yes">
        <source>No health score in the last %n week(s)</source>
        <translation><numerusform>直近%n週のヘルススコアはありません</numerusform></translation>
    </message>
    <message>
        <source>No health score yet</source>
        <translation>ヘルススコアはまだありません</translation>
    </message>
    <message>
        <source>No load to show</source>
        <translation>表示できる稼働負荷がありません</translation>
    </message>
    <message>
        <source>No measure has fresh data.</source>
        <translation>新しいデータのある指標がありません。</translation>
    </message>
    <message>
        <source>No phase</source>
        <translation>フェーズなし</translation>
    </message>
    <message>
        <source>No score since the week of {day}; then it was {last}</source>
        <translation>{day}の週を最後にスコアなし。そのときは{last}点</translation>
    </message>
    <message>
        <source>No touch is known yet. Log touches (L), or import them, then this chart shows who is forgotten.</source>
        <translation>接点がまだ1件もありません。接点を記録するか(L)取り込むと、ごぶさたの顧客がここに出ます。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n account(s) has enough data for a health band</source>
        <translation><numerusform>%n社すべてがデータ不足</numerusform></translation>
    </message>
    <message>
        <source>Nothing fresh enough is known of the account for a score. Import usage, tickets or touches; from then on a score is kept each week.</source>
        <translation>この顧客にはスコアを出せるだけの新しいデータがありません。利用状況、問い合わせ、接点のいずれかを取り込むと、以後は毎週のスコアが残ります。</translation>
    </message>
    <message>
        <source>Nothing takes from the score of {score}, {band}; {measure} adds most: {points} points</source>
        <translation>スコア{score}({band})を下げている指標はない。最も上げているのは{measure}({points}点)</translation>
    </message>
    <message>
        <source>Nothing to compare touches with yet</source>
        <translation>接点はまだ比べられません</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Points of the score</source>
        <translation>スコアへの点数</translation>
    </message>
    <message>
        <source>Running accounts by touch tier and phase, the darker the more ARR</source>
        <translation>契約中の顧客をタッチ区分とフェーズで分けたもの。濃いほどARRが大きい</translation>
    </message>
    <message>
        <source>Running total</source>
        <translation>累計</translation>
    </message>
    <message>
        <source>Running total, %</source>
        <translation>累計(%)</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Share of</source>
        <translation>何の割合か</translation>
    </message>
    <message>
        <source>Share of the ARR</source>
        <translation>ARRに占める割合</translation>
    </message>
    <message>
        <source>Share of the ARR by account, the largest first, and the running total</source>
        <translation>顧客別のARRの割合(大きい順)と累計</translation>
    </message>
    <message>
        <source>Share of the ARR by tenth of the accounts, the largest first, and the running total</source>
        <translation>顧客を10等分したときのARRの割合(大きい順)と累計</translation>
    </message>
    <message>
        <source>Share of the ARR, %</source>
        <translation>ARRに占める割合(%)</translation>
    </message>
    <message>
        <source>Share of those with enough data</source>
        <translation>データの足りる顧客に占める割合</translation>
    </message>
    <message>
        <source>Tenth of the accounts</source>
        <translation>顧客の10分の1ごと</translation>
    </message>
    <message>
        <source>Tenths of the accounts</source>
        <translation>顧客の10分の1ごと(ARRの大きい順)</translation>
    </message>
    <message>
        <source>The book by touch tier and phase</source>
        <translation>タッチ区分とフェーズ別の顧客</translation>
    </message>
    <message>
        <source>The first week with a score: {last} points, {band}</source>
        <translation>スコアが出た最初の週: {last}点、{band}</translation>
    </message>
    <message numerus="yes">
        <source>The largest 20 % of the accounts bring {head} of the ARR; 80 % of it hangs on %n of {all}</source>
        <translation><numerusform>上位20%の顧客がARRの{head}を占める。ARRの80%は{all}社のうち%n社</numerusform></translation>
    </message>
    <message>
        <source>The only account: {band}</source>
        <translation>顧客は1社だけ: {band}</translation>
    </message>
    <message>
        <source>The whole ARR hangs on one account</source>
        <translation>ARRのすべてが1社</translation>
    </message>
    <message>
        <source>There is no running account here. Add a source on the page Data, or choose another owner.</source>
        <translation>ここには契約中の顧客がありません。「データ」でデータソースを追加するか、別の担当CSMを選んでください。</translation>
    </message>
    <message>
        <source>Too few touches are needed ({needed}) to tell neglect from chance</source>
        <translation>必要な接点が{needed}回と少なく、ごぶさたか偶然かを見分けられない</translation>
    </message>
    <message>
        <source>Too little data for a score</source>
        <translation>スコアを出すにはデータ不足</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message numerus="yes">
        <source>Touches are spread within chance; neglected %n, over-served {over} of {all} accounts</source>
        <translation><numerusform>接点の偏りは偶然の範囲内。{all}社のうち、ごぶさた%n社、手厚すぎ{over}社</numerusform></translation>
    </message>
    <message>
        <source>Touches given</source>
        <translation>行った接点</translation>
    </message>
    <message>
        <source>Touches needed in {days} days</source>
        <translation>{days}日間に必要な接点</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Week of</source>
        <translation>週</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>What makes an account's score</source>
        <translation>顧客のスコアの内訳</translation>
    </message>
    <message>
        <source>What the coming renewals bring</source>
        <translation>今後の契約更新の見込み</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>社</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day}時点</translation>
    </message>
    <message>
        <source>mail not counted</source>
        <translation>メールは数えていない</translation>
    </message>
    <message>
        <source>no ARR is known</source>
        <translation>ARRは不明</translation>
    </message>
    <message>
        <source>not added: {others}</source>
        <translation>合算しない: {others}</translation>
    </message>
    <message>
        <source>owner: {owner}</source>
        <translation>担当CSM: {owner}</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>the {count} that matter most of {all} accounts</source>
        <translation>{all}社のうち重要な{count}社</translation>
    </message>
    <message>
        <source>{account}: health score 0 to 100, as it was kept each week</source>
        <translation>{account}: 毎週残したヘルススコア(0～100)</translation>
    </message>
    <message>
        <source>{account}: points against the median of the accounts of its scorecard</source>
        <translation>{account}: 同じスコアカードの顧客の中央値との差(点)</translation>
    </message>
    <message numerus="yes">
        <source>{change} points in %n week(s), from {first} to {last}: {band}</source>
        <translation><numerusform>%n週で{change}点({first}→{last})、現在は{band}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{last} points as %n week(s) ago: {band}</source>
        <translation><numerusform>%n週前と同じ{last}点: {band}</numerusform></translation>
    </message>
    <message>
        <source>{measure} takes most: {points} points of a score of {score}, {band}</source>
        <translation>最も下げているのは{measure}({points}点)、スコアは{score}({band})</translation>
    </message>
    <message>
        <source>{owner}: load {load}, {mark}</source>
        <translation>{owner}: 稼働負荷{load} {mark}</translation>
    </message>
    <message numerus="yes">
        <source>{share} of the ARR stands in {tier} × {phase}, with %n account(s)</source>
        <translation><numerusform>ARRの{share}が{tier}×{phase}に集中(%n社)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{share} of the touches needed were not made, {edge} at most by chance; %n of {all} neglected</source>
        <translation><numerusform>必要な接点の{share}が行われていない(偶然なら{edge}まで)。{all}社のうち%n社がごぶさた</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{share} of the touches went beyond the need, {edge} at most by chance; %n of {all} over-served</source>
        <translation><numerusform>接点の{share}が必要を超えている(偶然なら{edge}まで)。{all}社のうち%n社が手厚すぎ</numerusform></translation>
    </message>
    <message>
        <source>“{cap}” limits the score to {score} ({points} points): {band}</source>
        <translation>上限「{cap}」でスコアは{score}点まで({points}点)、{band}</translation>
    </message>
</context>
<context>
    <name>first_run</name>
    <message>
        <source>400 invented accounts, marked as a sample, removed with one click. Half a minute.</source>
        <translation>架空の400社です。サンプルと表示され、ワンクリックで削除できます。準備は約30秒です。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Choose a CSV or Excel file</source>
        <translation>CSV・Excelファイルを選ぶ</translation>
    </message>
    <message>
        <source>Choose a folder of exports</source>
        <translation>出力フォルダーを選ぶ</translation>
    </message>
    <message>
        <source>I lead the team</source>
        <translation>チームをまとめています</translation>
    </message>
    <message>
        <source>Making the sample book</source>
        <translation>サンプル顧客を準備しています</translation>
    </message>
    <message>
        <source>Or drop it here. You see and correct every column before anything is stored.</source>
        <translation>ここにドロップしても始められます。取り込む前に、すべての列を確認・修正できます。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表ファイル({patterns})</translation>
    </message>
    <message>
        <source>The newest file in it is read, each time you sync.</source>
        <translation>同期のたびに、いちばん新しいファイルを読み込みます。</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>これが私です</translation>
    </message>
    <message>
        <source>Today and Accounts then begin with your own accounts.</source>
        <translation>「今日」と「顧客」が、あなたの担当顧客から始まります。</translation>
    </message>
    <message>
        <source>Try it with the sample book</source>
        <translation>サンプル顧客で試す</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>ようこそ</translation>
    </message>
    <message>
        <source>Welcome to CS Workbench</source>
        <translation>CS Workbenchへようこそ</translation>
    </message>
    <message>
        <source>Which accounts need me today, and why?</source>
        <translation>今日、どの顧客に、なぜ動くべきかが分かります。</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>あなたはどなたですか</translation>
    </message>
    <message>
        <source>You see everybody's accounts first.</source>
        <translation>最初に全員の顧客が表示されます。</translation>
    </message>
    <message>
        <source>Your data stays on this computer, encrypted. It works offline. Nothing is reported to anyone.</source>
        <translation>データは暗号化してこのパソコンだけに保存します。オフラインで使えます。外部には何も送信しません。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>あなたの名前</translation>
    </message>
</context>
<context>
    <name>flow</name>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>% of the start</source>
        <translation>開始時に対する%</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are in no cohort: their first day is unknown or more than ten years ago</source>
        <translation><numerusform>顧客%n件は、開始日が不明か10年より前のため、どのコホートにも入っていません</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cohort(s)</source>
        <translation><numerusform>コホート%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ahead</source>
        <translation><numerusform>%nか月先まで</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>A year later, cohorts pay {share} of what they began with (%n cohort(s))</source>
        <translation><numerusform>1年後の金額は開始時の{share}です(コホート%n件)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>A year later, {share} of the accounts are still there (%n cohort(s))</source>
        <translation><numerusform>1年後も{share}の顧客が続いています(コホート%n件)</numerusform></translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR against the start</source>
        <translation>開始時に対するARR</translation>
    </message>
    <message>
        <source>ARR at risk</source>
        <translation>リスクARR</translation>
    </message>
    <message>
        <source>ARR at the start</source>
        <translation>開始時のARR</translation>
    </message>
    <message>
        <source>ARR fell by {change} to {closing}, most by {cause} ({amount}); NRR {nrr}</source>
        <translation>ARRは{change}減って{closing}。最大の要因は{cause}({amount})、NRR {nrr}</translation>
    </message>
    <message>
        <source>ARR grew by {change} to {closing}, most by {cause} ({amount}); NRR {nrr}</source>
        <translation>ARRは{change}増えて{closing}。最大の要因は{cause}({amount})、NRR {nrr}</translation>
    </message>
    <message>
        <source>ARR in {currency} from {first} to {last}: the two days are compared, account by account</source>
        <translation>{first}から{last}までのARR({currency})。期首と期末の2日を顧客ごとに比べます</translation>
    </message>
    <message>
        <source>ARR kept</source>
        <translation>ARRの維持率</translation>
    </message>
    <message>
        <source>ARR of the accounts that began in the same period against their start, {currency}</source>
        <translation>同じ期に始まった顧客のARRの、開始時に対する割合({currency})</translation>
    </message>
    <message>
        <source>ARR stands at {closing} as at the opening; NRR {nrr}</source>
        <translation>ARRは期首と同じ{closing}、NRR {nrr}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts behind the figure</source>
        <translation>指標の内訳の顧客</translation>
    </message>
    <message>
        <source>Accounts kept</source>
        <translation>顧客の維持率</translation>
    </message>
    <message>
        <source>At risk by month</source>
        <translation>月別のリスク</translation>
    </message>
    <message>
        <source>Bar: eight of ten outcomes of a month (P10 to P90), tick: P50, mark: up for renewal, {currency}</source>
        <translation>帯: その月の10回に8回の範囲(P10～P90)、線: P50、印: 契約更新の対象、{currency}</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>月別</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>四半期別</translation>
    </message>
    <message>
        <source>CSM says</source>
        <translation>CSMの見立て</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Change a year</source>
        <translation>増減(年額)</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>コホート</translation>
    </message>
    <message>
        <source>Cohorts by</source>
        <translation>コホートの単位</translation>
    </message>
    <message>
        <source>Cohorts, the newest first</source>
        <translation>コホート(新しい順)</translation>
    </message>
    <message>
        <source>Column: ARR up for renewal by today's health; above it the expected loss, ARR times the probability not to renew; ARR at risk: below 70 % to renew; {currency}</source>
        <translation>棒: 今日のヘルス別の、契約更新の対象のARR。上の数字: 平均的な損失(ARR × 契約更新されない確率)。リスクARR: 契約更新の確率が70 %未満。{currency}</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定義</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>終了日</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期待値</translation>
    </message>
    <message>
        <source>Expected loss</source>
        <translation>平均的な損失</translation>
    </message>
    <message>
        <source>Expected loss of 12 months: {loss}, spread over the months; ARR at risk: {risk}</source>
        <translation>12か月の平均的な損失は{loss}で、各月に分散しています。リスクARR: {risk}</translation>
    </message>
    <message>
        <source>Expected loss of 12 months: {loss}, the most in {month} ({most}); ARR at risk: {risk}</source>
        <translation>12か月の平均的な損失は{loss}、最大は{month}の{most}。リスクARR: {risk}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Figures of the forecast</source>
        <translation>予測の指標</translation>
    </message>
    <message>
        <source>Figures of the period</source>
        <translation>期間の指標</translation>
    </message>
    <message>
        <source>Fiscal year from April</source>
        <translation>今年度(4月から)</translation>
    </message>
    <message>
        <source>From no ARR to {closing}: what was kept cannot be told</source>
        <translation>期首のARRはなく、期末は{closing}。維持率は求められません</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>予測の期間</translation>
    </message>
    <message>
        <source>JPY</source>
        <translation>円</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>直近12か月</translation>
    </message>
    <message>
        <source>Last fiscal year</source>
        <translation>前年度</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>前四半期</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message numerus="yes">
        <source>NRR and GRR are measured on %n account(s) present at the opening.</source>
        <translation><numerusform>NRRとGRRは、期首に支払いのあった顧客%n件を対象に測っています。</numerusform></translation>
    </message>
    <message>
        <source>No ARR from {first} to {last}</source>
        <translation>{first}から{last}までのARRはありません</translation>
    </message>
    <message>
        <source>No ARR is known in this period. Import contracts, or choose another period.</source>
        <translation>この期間のARRが分かりません。契約を取り込むか、ほかの期間を選んでください。</translation>
    </message>
    <message>
        <source>No account has begun to pay on a known day, so there are no cohorts. Import contracts.</source>
        <translation>支払いの開始日が分かる顧客がないため、コホートはありません。契約を取り込んでください。</translation>
    </message>
    <message>
        <source>No cohort is a year old yet: what is kept a year later cannot be told</source>
        <translation>1年たったコホートがまだないため、1年後の維持率は求められません</translation>
    </message>
    <message>
        <source>No cohorts yet</source>
        <translation>コホートはまだありません</translation>
    </message>
    <message>
        <source>No running contract with a known ARR ends in this time. Import contracts with their last day.</source>
        <translation>この期間に終わる、ARRの分かる契約がありません。終了日のある契約を取り込んでください。</translation>
    </message>
    <message>
        <source>Nothing comes up for renewal by {until}</source>
        <translation>{until}までに契約更新を迎える契約はありません</translation>
    </message>
    <message>
        <source>Nothing is expected to be lost in the next 12 months: all of it is signed</source>
        <translation>今後12か月に失う見込みはありません(すべて契約済み)</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>Of {due} up for renewal by {until}, {expected} is expected to stay</source>
        <translation>{until}までに契約更新を迎える{due}のうち、期待値は{expected}</translation>
    </message>
    <message>
        <source>Of {due} up for renewal by {until}, {expected} is expected to stay; eight times in ten {p10} to {p90}</source>
        <translation>{until}までに契約更新を迎える{due}のうち、期待値は{expected}。10回に8回は{p10}から{p90}の間</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>P10</source>
        <translation>P10</translation>
    </message>
    <message>
        <source>P50</source>
        <translation>P50</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Range by month</source>
        <translation>月別の幅</translation>
    </message>
    <message>
        <source>Renewal forecast</source>
        <translation>契約更新の予測</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>契約更新の件数</translation>
    </message>
    <message>
        <source>Renewals to come</source>
        <translation>これからの契約更新</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>確率の根拠</translation>
    </message>
    <message>
        <source>Share of the accounts that began in the same period and still pay, {currency}</source>
        <translation>同じ期に始まった顧客のうち、支払いが続いている割合({currency})</translation>
    </message>
    <message>
        <source>Shares are as of {day}. Not to be seen yet is blank, never 0. Enter on a cohort lists the accounts that began in it.</source>
        <translation>割合は{day}時点です。まだ観測できない欄は空白です(0ではありません)。行でEnterを押すと、その期に始まった顧客を一覧にします。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Still there</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>今四半期</translation>
    </message>
    <message>
        <source>To renew</source>
        <translation>更新の確率</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Up for renewal</source>
        <translation>契約更新の対象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>What and why</source>
        <translation>内容と理由</translation>
    </message>
    <message numerus="yes">
        <source>What changed the ARR: %n account(s)</source>
        <translation><numerusform>ARRの増減: 顧客%n件</numerusform></translation>
    </message>
    <message>
        <source>a month</source>
        <translation>月額</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>年額</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>accounts of {owner}</source>
        <translation>{owner}の担当顧客</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day}時点</translation>
    </message>
    <message>
        <source>hatched: the period goes on; faint: fewer than 5 accounts; blank: not to be seen yet</source>
        <translation>斜線: 期の途中、淡色: 顧客5件未満、空白: まだ観測できません</translation>
    </message>
    <message>
        <source>renewals taken as independent</source>
        <translation>契約更新は互いに独立とみなします</translation>
    </message>
    <message>
        <source>seen at the end of each month since the start</source>
        <translation>開始からの各月末で観測</translation>
    </message>
    <message>
        <source>seen at the end of each quarter since the start</source>
        <translation>開始からの各四半期末で観測</translation>
    </message>
    <message>
        <source>share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>the period</source>
        <translation>期間中</translation>
    </message>
    <message>
        <source>under {most}</source>
        <translation>{most}未満</translation>
    </message>
    <message>
        <source>{amount} ended on {day}: {became}</source>
        <translation>{day}に終了した{amount}: {became}</translation>
    </message>
    <message>
        <source>{cohort}: fewer than 5 accounts, it says little</source>
        <translation>{cohort}: 5件未満のため参考程度</translation>
    </message>
    <message>
        <source>{currency}</source>
        <translation>{currency}</translation>
    </message>
    <message>
        <source>{currency} million</source>
        <translation>百万{currency}</translation>
    </message>
    <message>
        <source>{currency} thousand</source>
        <translation>千{currency}</translation>
    </message>
    <message>
        <source>{day}: {reason}</source>
        <translation>{day}: {reason}</translation>
    </message>
    <message>
        <source>{figure} ({days}): {definition}</source>
        <translation>{figure}({days}): {definition}</translation>
    </message>
    <message numerus="yes">
        <source>{figure}: %n account(s)</source>
        <translation><numerusform>{figure}: 顧客%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{figure}: %n renewal(s)</source>
        <translation><numerusform>{figure}: 契約更新%n件</numerusform></translation>
    </message>
    <message>
        <source>{share} and more</source>
        <translation>{share}以上</translation>
    </message>
    <message>
        <source>{share} to {most}</source>
        <translation>{share}～{most}</translation>
    </message>
    <message>
        <source>{since} to {on}</source>
        <translation>{since}～{on}</translation>
    </message>
    <message>
        <source>{start} (n {count})</source>
        <translation>{start} (n {count})</translation>
    </message>
    <message>
        <source>{what} · {note}</source>
        <translation>{what} · {note}</translation>
    </message>
</context>
<context>
    <name>footer</name>
    <message>
        <source>Or here, with one press: {page}</source>
        <translation>こちらのページからもワンクリックで停止できます：{page}</translation>
    </message>
    <message>
        <source>Postal address: {postal}</source>
        <translation>住所：{postal}</translation>
    </message>
    <message>
        <source>Questions and complaints: {contact}</source>
        <translation>お問い合わせ・苦情の受付：{contact}</translation>
    </message>
    <message>
        <source>To receive no more mail of this kind, answer with the word “unsubscribe”: {address}</source>
        <translation>今後このようなご案内が不要な場合は、「配信停止」とご返信ください：{address}</translation>
    </message>
    <message>
        <source>{company} {sender}</source>
        <translation>{company} {sender}</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy/MM/dd</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日(ddd)</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>Page {page} of the file</source>
        <translation>ファイルの{page}ページ目</translation>
    </message>
    <message>
        <source>Slide {page} “{title}”</source>
        <translation>スライド{page}「{title}」</translation>
    </message>
    <message>
        <source>The deck</source>
        <translation>資料全体</translation>
    </message>
    <message>
        <source>The file does not open as a deck ({what}), so the customer could not open it either. Build it again.</source>
        <translation>ファイルを資料として開けません（{what}）。お客様も開けません。作成し直してください。</translation>
    </message>
    <message>
        <source>The part {part} of the file</source>
        <translation>ファイルの部品 {part}</translation>
    </message>
    <message>
        <source>The slide “{name}”</source>
        <translation>スライド「{name}」</translation>
    </message>
    <message>
        <source>{place} calls the customer {what}, but the account is called {text} by now. Freeze the numbers again, or check the name.</source>
        <translation>{place}のお客様名は「{what}」ですが、現在の顧客名は「{text}」です。数値を固定し直すか、名前を確かめてください。</translation>
    </message>
    <message>
        <source>{place} does not name {what}, so nobody sees whose deck it is. Put the name into its title.</source>
        <translation>{place}に「{what}」の名前がなく、どのお客様の資料か分かりません。見出しに名前を入れてください。</translation>
    </message>
    <message>
        <source>{place} does not say as of when its figures are. Freeze the numbers again.</source>
        <translation>{place}に、数値がいつ時点のものか書かれていません。数値を固定し直してください。</translation>
    </message>
    <message>
        <source>{place} does not say what is missing: {what} Show the appendix, which says it.</source>
        <translation>{place}に、欠けているデータの説明がありません: {what} 説明のある付録を表示してください。</translation>
    </message>
    <message>
        <source>{place} has Japanese text without a Japanese face, which looks different on each computer: {what} Set an East Asian font.</source>
        <translation>{place}に日本語フォントの指定がない日本語があり、パソコンごとに見え方が変わります: {what} 日本語用のフォントを指定してください。</translation>
    </message>
    <message>
        <source>{place} has letters of {what}, smaller than 14 pt, which the last row cannot read. Enlarge them or use fewer words.</source>
        <translation>{place}に14 ptより小さい文字（{what}）があり、後ろの席から読めません。大きくするか、言葉を減らしてください。</translation>
    </message>
    <message>
        <source>{place} has nothing but its cover: of this period nothing is known and nothing is written. Write a slide (review write), or choose a period with usage, goals or tickets.</source>
        <translation>{place}には表紙しかありません。この期間の情報がなく、記入もないためです。スライドに記入する（review write）か、利用・目標・お問い合わせのある期間を選んでください。</translation>
    </message>
    <message>
        <source>{place} has {what} lines on one slide, more than 6. Shorten it, or say the rest aloud.</source>
        <translation>{place}は1枚に{what}行あり、6行を超えています。短くするか、残りは口頭で伝えてください。</translation>
    </message>
    <message>
        <source>{place} has {what} slides without the appendix, more than 12. Hide those that nobody decides on.</source>
        <translation>{place}は付録を除いて{what}枚あり、12枚を超えています。判断に要らないスライドを隠してください。</translation>
    </message>
    <message>
        <source>{place} is left out of the deck, since nothing stands on it yet and only you can write it. Write it, or hide the slide.</source>
        <translation>{place}は、まだ何も書かれていないため資料に入りません。担当者にしか書けない内容です。書くか、スライドを隠してください。</translation>
    </message>
    <message>
        <source>{place} names another customer, {what}: {text} Take the name out where that text is from.</source>
        <translation>{place}に別のお客様の名前（{what}）があります: {text} 元の文から名前を取り除いてください。</translation>
    </message>
    <message>
        <source>{place} says “{what}”, which no customer may read: {text} Rewrite that text.</source>
        <translation>{place}に、お客様に見せてはならない言葉「{what}」があります: {text} その文を書き直してください。</translation>
    </message>
    <message>
        <source>{place} shows figures without source and day, so nobody can check them. Hide it or add both.</source>
        <translation>{place}の数値に出典と時点がなく、確かめられません。隠すか、両方を書き添えてください。</translation>
    </message>
    <message>
        <source>{place} shows figures, but its title has no number. Write the finding with its number.</source>
        <translation>{place}は数値を示していますが、題に数字がありません。分かったことを数字とともに書いてください。</translation>
    </message>
    <message>
        <source>{place} still shows a prompt of the template: “{what}”. Fill that place or take it away.</source>
        <translation>{place}にテンプレートの案内文「{what}」が残っています。その枠を埋めるか、削除してください。</translation>
    </message>
    <message>
        <source>{place} takes {what} pages without the appendix once it is drawn, more than 12: what does not fit on a slide goes on to another page. Hide slides that nobody decides on, or shorten their tables.</source>
        <translation>{place}は付録を除いて描画すると{what}ページになり、12ページを超えます。スライドに入りきらない内容は次のページに続きます。判断に要らないスライドを隠すか、表を短くしてください。</translation>
    </message>
    <message>
        <source>{place} writes the customer's name otherwise than the account, {what}: {text} Write it as it is.</source>
        <translation>{place}のお客様名の表記が、顧客名「{what}」と違います: {text} 正しい表記にしてください。</translation>
    </message>
    <message>
        <source>{place}: a number of “{what}” has no unit or currency. Give the goal its unit.</source>
        <translation>{place}:「{what}」の数値に単位または通貨がありません。目標に単位を付けてください。</translation>
    </message>
    <message>
        <source>{place}: every value of “{what}” is 0. Check whether they are zero or not known; what is not known is left out.</source>
        <translation>{place}:「{what}」の値がすべて0です。本当に0なのか、不明なのかを確かめてください。不明なら載せません。</translation>
    </message>
    <message>
        <source>{place}: its texts cannot be read here, so the slides were checked in its stead. Do not send it if somebody changed it.</source>
        <translation>{place}: この形式の文はここで読み取れないため、代わりにスライドを検査しました。誰かが手を加えたファイルなら送らないでください。</translation>
    </message>
    <message>
        <source>{place}: nobody is named for “{what}”, so nobody will do it. Name a person of either side.</source>
        <translation>{place}:「{what}」の担当者が決まっておらず、実行されません。どちらかの担当者を決めてください。</translation>
    </message>
    <message>
        <source>{place}: the ask is not written, so the meeting has no end to reach. Write one clear ask.</source>
        <translation>{place}: お願いが書かれておらず、会議の着地点がありません。お願いを1つ、はっきり書いてください。</translation>
    </message>
    <message>
        <source>{place}: the chart “{what}” is a picture, whose numbers the customer cannot check. Show it as a table, too.</source>
        <translation>{place}: グラフ「{what}」は画像で、お客様が数値を確かめられません。表でも示してください。</translation>
    </message>
    <message>
        <source>{place}: the open promise “{what}” of an earlier review is on no slide, and the customer remembers it. Show the slide of promises, or close the promise.</source>
        <translation>{place}: 以前のレビューからの未完了の約束「{what}」がどのスライドにもありません。お客様は覚えています。約束のスライドを表示するか、約束を完了にしてください。</translation>
    </message>
    <message>
        <source>{place}: the part {what} cannot be looked into. Take it out if you did not put it there.</source>
        <translation>{place}: 部品 {what} は中身を検査できません。入れた覚えがなければ取り除いてください。</translation>
    </message>
    <message>
        <source>{place}: the placeholder “{what}” of the template is empty and shows a prompt while it is edited. Delete it.</source>
        <translation>{place}: テンプレートの枠「{what}」が空のままで、編集時に案内文が出ます。削除してください。</translation>
    </message>
    <message>
        <source>{place}: the result is not written; only you can say what came of it. Write it.</source>
        <translation>{place}: 結果が書かれていません。何が得られたかは担当者にしか書けません。書いてください。</translation>
    </message>
    <message>
        <source>{place}: the risk is not written; figures do not say it. Write it.</source>
        <translation>{place}: リスクが書かれていません。数値からは分かりません。書いてください。</translation>
    </message>
    <message>
        <source>{place}: the title is a topic, not a sentence; a reader of titles alone learns nothing. Write what you found.</source>
        <translation>{place}: 見出しが項目名で、文になっていません。見出しだけを読む人に何も伝わりません。分かったことを書いてください。</translation>
    </message>
    <message>
        <source>{place}: “{what}” has no alternative text, so a screen reader says nothing. Describe the picture in a few words.</source>
        <translation>{place}:「{what}」に代替テキストがなく、読み上げで何も伝わりません。内容を短く説明してください。</translation>
    </message>
    <message>
        <source>{place}: “{what}” has no day, so it cannot be late. Agree on one.</source>
        <translation>{place}:「{what}」に期日がなく、遅れを判断できません。期日を決めてください。</translation>
    </message>
    <message>
        <source>{place}: “{what}” has no earlier value beside it, so it says nothing of the way. Add it or say that there is none.</source>
        <translation>{place}:「{what}」に以前の値がなく、変化が分かりません。書き添えるか、ないと書いてください。</translation>
    </message>
    <message>
        <source>{place}: “{what}” has no target beside it, not even that none was agreed. Agree on one.</source>
        <translation>{place}:「{what}」に目標がなく、合意していないことも書かれていません。目標を決めてください。</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source># Hand-over sheet: {name}</source>
        <translation># 引き継ぎシート: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n席</numerusform></translation>
    </message>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>引き継ぐ人</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>引き継ぎシート</translation>
    </message>
    <message>
        <source>Hand-over sheet: find out “{field}”</source>
        <translation>引き継ぎシート: 「{field}」を確認する</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>Owner changed on {day} from {before}: there is no hand-over sheet yet</source>
        <translation>{day}に{before}から担当CSMが変わりましたが、引き継ぎシートがまだありません</translation>
    </message>
    <message>
        <source>Signed {days} days ago: there is no hand-over sheet yet</source>
        <translation>契約から{days}日、引き継ぎシートがまだありません</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受け取る人</translation>
    </message>
    <message>
        <source>Where it is from</source>
        <translation>出どころ</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}まで</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>Health {score}, {band}</source>
        <translation>ヘルス {score}、{band}</translation>
    </message>
    <message>
        <source>Health: not enough data</source>
        <translation>ヘルス: データ不足</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上昇</translation>
    </message>
    <message>
        <source>{health}, {trend}</source>
        <translation>{health}、{trend}</translation>
    </message>
</context>
<context>
    <name>held</name>
    <message>
        <source>A quotation mark opens in this row and never closes; {lines} lines after it were taken for its text. Close it in the file and sync again.</source>
        <translation>この行で開いた引用符が閉じられていないため、後の {lines}行がその中の文字として読まれました。ファイルで引用符を閉じてから、もう一度同期してください。</translation>
    </message>
    <message>
        <source>Cell (type to correct)</source>
        <translation>セル(入力して修正)</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Land the corrected row (Ctrl+Enter)</source>
        <translation>修正して取り込む(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Leave the selected rows out</source>
        <translation>選んだ行を取り込まない</translation>
    </message>
    <message>
        <source>No row is held back. Everything that was read has landed.</source>
        <translation>保留中の行はありません。読み込んだ行はすべて取り込まれました。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows held back</source>
        <translation>取り込み保留</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
    </message>
    <message>
        <source>The amount {value} has no currency.</source>
        <translation>金額「{value}」に通貨がありません。</translation>
    </message>
    <message>
        <source>The id {value} already stands in row {row}.</source>
        <translation>ID「{value}」はすでに {row}行目にあります。</translation>
    </message>
    <message>
        <source>The row has no id in {columns}.</source>
        <translation>{columns} に ID がありません。</translation>
    </message>
    <message>
        <source>The row has no {field}, which it cannot land without.</source>
        <translation>必須の項目 {field} がありません。</translation>
    </message>
    <message>
        <source>The row has {cells} cells, but there are {headings} headings.</source>
        <translation>見出しは {headings} 列ですが、この行には {cells} 列あります。</translation>
    </message>
    <message>
        <source>The row names no account.</source>
        <translation>行に顧客の指定がありません。</translation>
    </message>
    <message>
        <source>The row's cells</source>
        <translation>この行のセル</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>{value} can be read as two dates. Name the order of day and month in the mapping.</source>
        <translation>「{value}」は二通りの日付に読めます。マッピングで日と月の順を指定してください。</translation>
    </message>
    <message>
        <source>{value} is in another currency than {currency}.</source>
        <translation>「{value}」の通貨は {currency} ではありません。</translation>
    </message>
    <message>
        <source>{value} is neither yes nor no.</source>
        <translation>「{value}」は「はい」か「いいえ」として読めません。</translation>
    </message>
    <message>
        <source>{value} is none of: {choices}.</source>
        <translation>「{value}」は次のいずれでもありません: {choices}。</translation>
    </message>
    <message>
        <source>{value} is not a currency code such as JPY.</source>
        <translation>「{value}」は JPY のような通貨コードではありません。</translation>
    </message>
    <message>
        <source>{value} is not a date and time.</source>
        <translation>「{value}」は日時ではありません。</translation>
    </message>
    <message>
        <source>{value} is not a date.</source>
        <translation>「{value}」は日付ではありません。</translation>
    </message>
    <message>
        <source>{value} is not a number.</source>
        <translation>「{value}」は数値ではありません。</translation>
    </message>
    <message>
        <source>{value} is not a whole number.</source>
        <translation>「{value}」は整数ではありません。</translation>
    </message>
    <message>
        <source>{value} is not an amount of money.</source>
        <translation>「{value}」は金額ではありません。</translation>
    </message>
    <message>
        <source>{value} is not in the mapping's table of values.</source>
        <translation>「{value}」はマッピングの値の対応表にありません。</translation>
    </message>
    <message>
        <source>{value} is not the id of any {via} that this source brought.</source>
        <translation>{value} は、このデータ元から取り込んだ {via} のIDではありません。</translation>
    </message>
</context>
<context>
    <name>inbox</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Mail to {name} came back for good ({address}). Has {name} left the company?</source>
        <translation>{name} 様宛のメールが宛先不明で戻りました（{address}）。退職・異動されていないかご確認ください</translation>
    </message>
    <message>
        <source>Reading {address}</source>
        <translation>{address} を受信中</translation>
    </message>
    <message>
        <source>The champion is not reached any more: {why}</source>
        <translation>推進者にメールが届かなくなりました：{why}</translation>
    </message>
    <message>
        <source>{address}: {count} mails read. {found}</source>
        <translation>{address}：{count} 通を確認しました。{found}</translation>
    </message>
    <message>
        <source>{count} mails to {name} came back in two weeks ({address}). Is the address right?</source>
        <translation>{name} 様宛のメールが 2 週間で {count} 通戻りました（{address}）。アドレスが正しいかご確認ください</translation>
    </message>
    <message>
        <source>{name} ({address}), who had a copy, seems to want no more mail. Look at the answer; it is kept in Settings, Opt-outs.</source>
        <translation>写しを受け取った {name} 様（{address}）が配信停止を希望されているようです。返信を確かめ、設定の「配信停止」に記録してください</translation>
    </message>
    <message>
        <source>{name} seems to want no more mail. Outreach, “No more mail?”: confirm it, or say that it is not so.</source>
        <translation>{name} 様が配信停止を希望されているようです。配信の「配信停止の依頼？」で、確定するか、希望ではないことを記録してください</translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Another account…</source>
        <translation>別の顧客…</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Chat (Chatwork)</source>
        <translation>チャット(Chatwork)</translation>
    </message>
    <message>
        <source>Chat (Slack)</source>
        <translation>チャット(Slack)</translation>
    </message>
    <message>
        <source>Chat (Teams)</source>
        <translation>チャット(Teams)</translation>
    </message>
    <message>
        <source>From whom</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Leave out (Esc)</source>
        <translation>記録しない(Esc)</translation>
    </message>
    <message>
        <source>Link to a chat</source>
        <translation>チャットへのリンク</translation>
    </message>
    <message>
        <source>Log (Enter)</source>
        <translation>記録(Enter)</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>顧客名</translation>
    </message>
    <message>
        <source>it was dropped there</source>
        <translation>この顧客に置かれました</translation>
    </message>
    <message>
        <source>its people are at {account}</source>
        <translation>登場する人は {account} のコンタクトです</translation>
    </message>
    <message>
        <source>logged already: Enter changes nothing</source>
        <translation>記録済みです。Enterを押しても変わりません</translation>
    </message>
    <message>
        <source>nobody in it is known: choose the account</source>
        <translation>知っている人がいません。顧客を選んでください</translation>
    </message>
    <message>
        <source>now</source>
        <translation>いま</translation>
    </message>
    <message>
        <source>the domain is {domain}</source>
        <translation>ドメインが {domain} です</translation>
    </message>
    <message>
        <source>{kind} · {when} · {people}</source>
        <translation>{kind} · {when} · {people}</translation>
    </message>
    <message>
        <source>{person} is a contact there</source>
        <translation>{person} はこの顧客のコンタクトです</translation>
    </message>
    <message numerus="yes">
        <source>{title} · %n more</source>
        <translation><numerusform>{title} · あと%n件</numerusform></translation>
    </message>
</context>
<context>
    <name>insights</name>
    <message>
        <source>ARR</source>
        <translation>年間経常収益(ARR)</translation>
    </message>
    <message>
        <source>Allocation</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>コホート</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>集中度</translation>
    </message>
    <message>
        <source>Contact balance</source>
        <translation>接点バランス</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>ヘルススコア</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月次</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Renewal forecast</source>
        <translation>契約更新の予測</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>売上</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>試算</translation>
    </message>
</context>
<context>
    <name>judgement</name>
    <message>
        <source>CSM: {csm}, lead: {lead}</source>
        <translation>CSM: {csm}、リーダー: {lead}</translation>
    </message>
    <message>
        <source>Right: it was said that the customer stays (renews or smaller; commit or likely) and some of the ARR was renewed, or that it leaves (leaves; at risk or critical) and none was. Who only watches is not counted.</source>
        <translation>的中: 継続(契約更新・縮小、確実・有望)と見てARRの一部でも更新された、または解約(解約、要注意・危険)と見てまったく更新されなかったもの。様子見は数えません。</translation>
    </message>
    <message>
        <source>Rule: {rule}, CSM: {csm}</source>
        <translation>ルール: {rule}、CSM: {csm}</translation>
    </message>
    <message>
        <source>Rule: {rule}, CSM: {csm}, lead: {lead}</source>
        <translation>ルール: {rule}、CSM: {csm}、リーダー: {lead}</translation>
    </message>
    <message>
        <source>Rule: {rule}, lead: {lead}</source>
        <translation>ルール: {rule}、リーダー: {lead}</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>仮定</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未記入</translation>
    </message>
    <message>
        <source>notice given</source>
        <translation>解約通知あり</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>overdue: the CSM to judge</source>
        <translation>期限超過: CSMの見立て待ち</translation>
    </message>
    <message>
        <source>overdue: the lead to judge</source>
        <translation>期限超過: リーダーの見立て待ち</translation>
    </message>
    <message>
        <source>the CSM to judge</source>
        <translation>CSMの見立て待ち</translation>
    </message>
    <message>
        <source>the lead to judge</source>
        <translation>リーダーの見立て待ち</translation>
    </message>
    <message>
        <source>{category} {chance} %, {basis}</source>
        <translation>{category} {chance} %・{basis}</translation>
    </message>
    <message>
        <source>{day}, {months} months ahead, {role} {author}: {verdict}</source>
        <translation>{day}、{months}か月前、{role} {author}: {verdict}</translation>
    </message>
    <message numerus="yes">
        <source>{months} months ahead {first} and {second} differed on %n decided renewal(s); {first} was right on {right}.</source>
        <translation><numerusform>{months}か月前に{first}と{second}が食い違った、結果の出ている契約更新は %n 件。うち{first}の的中は {right} 件。</numerusform></translation>
    </message>
    <message>
        <source>{role}: {verdict}</source>
        <translation>{role}: {verdict}</translation>
    </message>
    <message>
        <source>{verdict} (record)</source>
        <translation>{verdict}(記録より)</translation>
    </message>
    <message numerus="yes">
        <source>{who}, {months} months ahead: %n decided renewal(s) judged; a share is told from {least} on.</source>
        <translation><numerusform>{who}の{months}か月前の見立てで結果の出ているものは %n 件。割合は {least} 件から示します。</numerusform></translation>
    </message>
</context>
<context>
    <name>listed</name>
    <message numerus="yes">
        <source>%n account(s) have this in their name.</source>
        <translation><numerusform>この名前を含む顧客は%n社です。</numerusform></translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Other conditions keep it out, too.</source>
        <translation>ほかの条件にも当てはまりません。</translation>
    </message>
    <message>
        <source>What keeps it out</source>
        <translation>一覧に入らない理由</translation>
    </message>
    <message>
        <source>Why is … not here? Name of an account, also one that is not in the list</source>
        <translation>なぜこの一覧にない? 顧客名(一覧にない顧客も)</translation>
    </message>
    <message>
        <source>Why it is in this list</source>
        <translation>この一覧にある理由</translation>
    </message>
    <message>
        <source>Why it is in “{list}”</source>
        <translation>「{list}」にある理由</translation>
    </message>
    <message>
        <source>Why it is not in this list</source>
        <translation>この一覧にない理由</translation>
    </message>
    <message>
        <source>Why it is not in “{list}”</source>
        <translation>「{list}」にない理由</translation>
    </message>
    <message>
        <source>churned on {day}; churned accounts stand in no list unless it asks for them</source>
        <translation>{day}に解約済み(解約した顧客は、条件で求めないかぎり一覧に出ません)</translation>
    </message>
    <message>
        <source>has not churned</source>
        <translation>解約していない</translation>
    </message>
    <message>
        <source>must not be {condition}; is {value}</source>
        <translation>「{condition}」は対象外、いまは{value}</translation>
    </message>
    <message>
        <source>must not be {condition}; it is</source>
        <translation>「{condition}」は対象外、いまはこれに当てはまる</translation>
    </message>
    <message>
        <source>needs {condition}; is {value}</source>
        <translation>条件は「{condition}」、いまは{value}</translation>
    </message>
    <message>
        <source>needs {condition}; that is not known</source>
        <translation>条件は「{condition}」、いまは不明</translation>
    </message>
    <message>
        <source>not {condition}: right, it is {value}</source>
        <translation>「{condition}」ではない(いまは{value})</translation>
    </message>
    <message>
        <source>not {condition}: right, that is not known</source>
        <translation>「{condition}」ではない(いまは不明)</translation>
    </message>
    <message>
        <source>without churned accounts</source>
        <translation>解約した顧客を除く</translation>
    </message>
    <message>
        <source>{account} is in this list.</source>
        <translation>{account}はこの一覧にあります。</translation>
    </message>
    <message numerus="yes">
        <source>{account} is not in this list. %n condition(s) keep it out.</source>
        <translation><numerusform>{account}はこの一覧にありません。%n個の条件が合いません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account} is not in this list. Any one of %n condition(s) otherwise, it would be.</source>
        <translation><numerusform>{account}はこの一覧にありません。%n個の条件のうち1つでも変われば入ります。</numerusform></translation>
    </message>
    <message>
        <source>{account} is not in this list. One condition keeps it out.</source>
        <translation>{account}はこの一覧にありません。条件が1つ合いません。</translation>
    </message>
    <message>
        <source>{condition} ({value})</source>
        <translation>{condition}({value})</translation>
    </message>
    <message>
        <source>{condition}: yes</source>
        <translation>「{condition}」に当てはまる</translation>
    </message>
    <message>
        <source>{condition}: yes, it is {value}</source>
        <translation>「{condition}」に当てはまる(いまは{value})</translation>
    </message>
    <message>
        <source>{key} Take away: {condition}</source>
        <translation>{key} 条件を外す: {condition}</translation>
    </message>
    <message>
        <source>{number} {unit}</source>
        <translation>{number}{unit}</translation>
    </message>
</context>
<context>
    <name>load</name>
    <message>
        <source> % for customers</source>
        <translation> %を顧客対応に</translation>
    </message>
    <message>
        <source> h a month</source>
        <translation> 時間/月</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: their hours are unknown.</source>
        <translation><numerusform>未分類の%n社は時間が不明です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have no owner: they are in no load.</source>
        <translation><numerusform>担当CSMのいない%n社はどの負荷にも入っていません。</numerusform></translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts a CSM on the published scale</source>
        <translation>CSM1人あたりの顧客数(公表値の目盛り)</translation>
    </message>
    <message>
        <source>Accounts by hours</source>
        <translation>時間の多い顧客</translation>
    </message>
    <message>
        <source>Actual h</source>
        <translation>実績時間(記録数)</translation>
    </message>
    <message>
        <source>Actual hours are unknown: no touch of the last 90 days tells its minutes.</source>
        <translation>実績時間は不明です。直近90日の接点に所要時間の記録がありません。</translation>
    </message>
    <message>
        <source>Actual: {timed} of {touches} touches in 90 days tell their minutes; the others are unknown, not zero.</source>
        <translation>実績: 90日間の接点{touches}件のうち所要時間があるのは{timed}件。残りは0ではなく不明です。</translation>
    </message>
    <message>
        <source>Assumptions, not measured: {hours} h a month and CSM, {share} % of it for customers; hours an account by tier and phase.</source>
        <translation>仮定(実測ではありません): CSM1人あたり月{hours}時間、うち顧客対応{share}%。顧客ごとの時間は区分とフェーズの既定値。</translation>
    </message>
    <message>
        <source>Hand over (A)</source>
        <translation>担当を変更 (A)</translation>
    </message>
    <message>
        <source>Hand over all</source>
        <translation>すべて担当を変更</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>時間/月</translation>
    </message>
    <message>
        <source>Hours a month of one CSM</source>
        <translation>CSM1人の月あたり時間</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Load (70/90/100)</source>
        <translation>稼働負荷 (70・90・100%)</translation>
    </message>
    <message>
        <source>Load of each CSM</source>
        <translation>CSMごとの稼働負荷</translation>
    </message>
    <message>
        <source>No account has an owner, so there is no load to show.</source>
        <translation>担当CSMのいる顧客がないため、表示できる負荷がありません。</translation>
    </message>
    <message>
        <source>No phase</source>
        <translation>フェーズ不明</translation>
    </message>
    <message>
        <source>Nobody could take over: no colleague has room, or the accounts stay where they are, since their renewal is near or a rescue is under way.</source>
        <translation>引き受けられる人がいません。空きのある同僚がいないか、契約更新前・解約阻止中の顧客のため担当を変えません。</translation>
    </message>
    <message>
        <source>Nobody is overloaded, so no hand-over is proposed.</source>
        <translation>超過している人はいないため、担当変更の提案はありません。</translation>
    </message>
    <message>
        <source>Nobody owns it; {to} is loaded least ({load} %)</source>
        <translation>担当CSMなし。負荷が最も低いのは{to}({load}%)</translation>
    </message>
    <message>
        <source>Of the planned hours {renewal} are for near renewals and {save} for rescues.</source>
        <translation>計画時間のうち、契約更新前が{renewal}時間、解約阻止が{save}時間です。</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く (Enter)</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Planned h</source>
        <translation>計画時間</translation>
    </message>
    <message>
        <source>Planned hours by phase and tier</source>
        <translation>フェーズと区分別の計画時間</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提案後</translation>
    </message>
    <message>
        <source>Proposed hand-overs</source>
        <translation>担当変更の提案</translation>
    </message>
    <message>
        <source>Proposed owner</source>
        <translation>提案する担当CSM</translation>
    </message>
    <message>
        <source>Share of them for customers</source>
        <translation>そのうち顧客対応の割合</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why so many</source>
        <translation>時間の内訳</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由 (Ctrl+I)</translation>
    </message>
    <message>
        <source>good</source>
        <translation>適正</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>超過</translation>
    </message>
    <message>
        <source>renewal near</source>
        <translation>契約更新前</translation>
    </message>
    <message>
        <source>rescue</source>
        <translation>解約阻止</translation>
    </message>
    <message>
        <source>slack</source>
        <translation>余裕</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>逼迫</translation>
    </message>
    <message>
        <source>{band}: {share} %</source>
        <translation>{band}: {share}%</translation>
    </message>
    <message>
        <source>{count} accounts a CSM leave {each} h each. Rough guide: most companies said 16-50 or 51-100 (HiCustomer 2020).</source>
        <translation>CSM1人あたり{count}社、1社に月{each}時間。一つの目安: 多くの企業は16-50社か51-100社(HiCustomer白書2020年)。</translation>
    </message>
    <message>
        <source>{count} accounts a CSM leave {each} h each. Rough guide: {share} % said {first}-{last} (HiCustomer 2020).</source>
        <translation>CSM1人あたり{count}社、1社に月{each}時間。一つの目安: {share}%の企業が{first}-{last}社(HiCustomer白書2020年)。</translation>
    </message>
    <message>
        <source>{day} · planned: {hours} h a month of {available} h · CSMs needed: {people} of {has}</source>
        <translation>{day}時点 · 計画: 月{hours}時間 / {available}時間 · 必要なCSM: {people}人 / {has}人</translation>
    </message>
    <message>
        <source>{first}+</source>
        <translation>{first}社–</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}–{last}社</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours}時間</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>{list}, the first {shown}</source>
        <translation>{list}のうち上位{shown}</translation>
    </message>
    <message>
        <source>{owner} is at {load} %, {to} at {room} %</source>
        <translation>{owner}は{load}%、{to}は{room}%</translation>
    </message>
    <message>
        <source>{owner} is away for the next 30 days: no hours are left.</source>
        <translation>{owner}は今後30日間不在のため、使える時間がありません。</translation>
    </message>
    <message numerus="yes">
        <source>{owner} is away on %n weekday(s) of the next 30 days: {load} % of the hours left.</source>
        <translation><numerusform>{owner}は今後30日のうち平日%n日が不在で、残りの時間に対して{load}%です。</numerusform></translation>
    </message>
</context>
<context>
    <name>mail</name>
    <message>
        <source>Dear team at {company},</source>
        <translation>{company} 御中</translation>
    </message>
    <message>
        <source>Dear {name},</source>
        <translation>{name} 様</translation>
    </message>
    <message>
        <source>Hello,</source>
        <translation>ご担当者様</translation>
    </message>
    <message>
        <source>a range such as (1..10) cannot be used</source>
        <translation>(1..10) のような範囲は使えません</translation>
    </message>
    <message>
        <source>at most {rounds} rounds of a loop and {signs} characters are allowed</source>
        <translation>繰り返しは {rounds} 回、出力は {signs} 文字までです</translation>
    </message>
    <message>
        <source>it cannot be read ({detail})</source>
        <translation>読み取れません（{detail}）</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>時間内に応答がありません</translation>
    </message>
    <message>
        <source>it ended the connection</source>
        <translation>サーバーが接続を切りました</translation>
    </message>
    <message>
        <source>it is longer than {most} characters</source>
        <translation>{most} 文字を超えています</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <source>it is not among what the server offers</source>
        <translation>サーバーの提供する機能に含まれていません</translation>
    </message>
    <message>
        <source>it takes longer than {seconds} seconds</source>
        <translation>{seconds} 秒以内に終わりません</translation>
    </message>
    <message>
        <source>no encryption that both sides know ({detail})</source>
        <translation>双方が対応する暗号化方式がありません（{detail}）</translation>
    </message>
    <message>
        <source>no folder is marked as the one for sent mail</source>
        <translation>送信済みメール用のフォルダーが示されていません</translation>
    </message>
    <message>
        <source>no server has this name</source>
        <translation>この名前のサーバーは見つかりません</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>このポートでは何も待ち受けていません</translation>
    </message>
    <message>
        <source>something was put between the server and us</source>
        <translation>サーバーとの間に何かが割り込んでいます</translation>
    </message>
    <message>
        <source>the server offers no sign-in</source>
        <translation>サーバーがサインインに対応していません</translation>
    </message>
    <message>
        <source>the subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>there is no field {name}</source>
        <translation>{name} という項目はありません</translation>
    </message>
    <message>
        <source>there is no field {name}; {near} is one</source>
        <translation>{name} という項目はありません（{near} ならあります）</translation>
    </message>
    <message>
        <source>there is no such filter ({detail})</source>
        <translation>そのようなフィルターはありません（{detail}）</translation>
    </message>
</context>
<context>
    <name>mailboxes</name>
    <message>
        <source>! No password</source>
        <translation>! パスワード未設定</translation>
    </message>
    <message>
        <source>! Not signed in</source>
        <translation>! 未サインイン</translation>
    </message>
    <message>
        <source>! Waits for you</source>
        <translation>! 対応が必要（送信停止中）</translation>
    </message>
    <message>
        <source>Add a mailbox</source>
        <translation>メールボックスを追加</translation>
    </message>
    <message>
        <source>Announcements end with these; without them none is sent. Which of them the foot shows follows from the recipient's country.</source>
        <translation>案内メールの末尾に入ります。未入力のままでは案内を送れません。どの項目を表示するかは、宛先の国によって決まります。</translation>
    </message>
    <message>
        <source>Another mail server</source>
        <translation>その他のメールサーバー</translation>
    </message>
    <message>
        <source>Answering a mail always stops announcements. With a page of your own one press does, too: each mail names it with t=…, the page keeps a line for every press, and Opt-outs reads them.</source>
        <translation>メールへの返信ではいつでも案内を停止できます。自社のページを用意すると、1回押すだけでも停止できます。各メールが t=… を付けてページを示し、ページは1回押されるごとに1行を残し、その記録は「配信停止」で読み込みます。</translation>
    </message>
    <message>
        <source>Change {address}</source>
        <translation>{address} を変更</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Client secret of the registration at Google</source>
        <translation>Google に登録したクライアントシークレット</translation>
    </message>
    <message>
        <source>Connecting to the mail server…</source>
        <translation>メールサーバーに接続しています…</translation>
    </message>
    <message>
        <source>Drafts as files, sent by hand</source>
        <translation>下書きファイル（手動で送信）</translation>
    </message>
    <message>
        <source>Each mail becomes a file that Outlook opens as a draft, beside a list for a mail merge. You send them; what was handed over stays to be checked until it is proven.</source>
        <translation>1通ごとに、Outlook で下書きとして開けるファイルと、差し込み印刷用の一覧を作ります。送信はご自身で行ってください。引き渡したメールは、送信を確認できるまで「要確認」のままです。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>Encryption (IMAP)</source>
        <translation>暗号化（IMAP）</translation>
    </message>
    <message>
        <source>Foot of announcements</source>
        <translation>案内メールの署名欄</translation>
    </message>
    <message>
        <source>Gmail (personal)</source>
        <translation>Gmail（個人）</translation>
    </message>
    <message>
        <source>Gmail API</source>
        <translation>Gmail API</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>送信を再開</translation>
    </message>
    <message>
        <source>Google Workspace</source>
        <translation>Google Workspace</translation>
    </message>
    <message>
        <source>Google, in the browser</source>
        <translation>Google（ブラウザーでサインイン）</translation>
    </message>
    <message>
        <source>How mail leaves</source>
        <translation>送信方法</translation>
    </message>
    <message>
        <source>How often one person gets an announcement</source>
        <translation>同じ人に案内を送る頻度</translation>
    </message>
    <message>
        <source>How the mailbox stands</source>
        <translation>メールボックスの状態</translation>
    </message>
    <message>
        <source>Kept; type only to replace it</source>
        <translation>保存済み（変更するときだけ入力）</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>変更をやめる</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>Mail server (IMAP)</source>
        <translation>受信サーバー（IMAP）</translation>
    </message>
    <message>
        <source>Mail server (SMTP)</source>
        <translation>送信サーバー（SMTP）</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>送信用メールボックス</translation>
    </message>
    <message>
        <source>Mails a day</source>
        <translation>1日の上限（通）</translation>
    </message>
    <message>
        <source>Mails a minute</source>
        <translation>1分の上限（通）</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>Microsoft Graph</source>
        <translation>Microsoft Graph</translation>
    </message>
    <message>
        <source>Microsoft Graph or Gmail API</source>
        <translation>Microsoft Graph・Gmail API</translation>
    </message>
    <message>
        <source>Microsoft, in the browser</source>
        <translation>Microsoft（ブラウザーでサインイン）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>差出人名</translation>
    </message>
    <message>
        <source>Name that recipients see</source>
        <translation>差出人名</translation>
    </message>
    <message>
        <source>No mailbox yet. Mails leave from your own one; add it below, then test the connection.</source>
        <translation>メールボックスがまだありません。メールはご自身のメールボックスから送られます。下で追加し、接続を確認してください。</translation>
    </message>
    <message>
        <source>Not limited</source>
        <translation>上限なし</translation>
    </message>
    <message>
        <source>Open the drafts</source>
        <translation>下書きフォルダーを開く</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Password or app password</source>
        <translation>パスワード・アプリパスワード</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Port (IMAP)</source>
        <translation>ポート（IMAP）</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Rests until {moment}</source>
        <translation>{moment} まで休止中</translation>
    </message>
    <message>
        <source>SMTP</source>
        <translation>SMTP</translation>
    </message>
    <message>
        <source>STARTTLS (143)</source>
        <translation>STARTTLS（143）</translation>
    </message>
    <message>
        <source>STARTTLS (587)</source>
        <translation>STARTTLS（587）</translation>
    </message>
    <message>
        <source>Save the mailbox</source>
        <translation>メールボックスを保存</translation>
    </message>
    <message>
        <source>Save the mailbox first, then sign in in the browser.</source>
        <translation>まずメールボックスを保存し、続けてブラウザーでサインインしてください。</translation>
    </message>
    <message>
        <source>Sign in in the browser</source>
        <translation>ブラウザーでサインイン</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Signing in in the browser</source>
        <translation>ブラウザーでのサインイン</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>待つのをやめる</translation>
    </message>
    <message>
        <source>Stopping announcements on a page</source>
        <translation>ページでの配信停止</translation>
    </message>
    <message>
        <source>TLS from the start (465)</source>
        <translation>最初からTLS（465）</translation>
    </message>
    <message>
        <source>TLS from the start (993)</source>
        <translation>最初からTLS（993）</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>接続を確認</translation>
    </message>
    <message>
        <source>The mail address, if empty</source>
        <translation>空欄ならメールアドレス</translation>
    </message>
    <message>
        <source>The password goes to this computer's keychain and is not shown again.</source>
        <translation>パスワードはこのコンピューターのキーチェーンに保存され、以後は表示されません。</translation>
    </message>
    <message>
        <source>To sign in in the browser, your administrator registers this program once at Microsoft Entra or Google Cloud as a desktop program, and gives you its client id.</source>
        <translation>ブラウザーでサインインするには、管理者が一度だけ、このプログラムを Microsoft Entra または Google Cloud にデスクトップアプリとして登録し、クライアントIDを発行する必要があります。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>ユーザー名</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Waiting for the sign-in in your browser…</source>
        <translation>ブラウザーでのサインインを待っています…</translation>
    </message>
    <message>
        <source>Without sign-in</source>
        <translation>サインインなし</translation>
    </message>
    <message>
        <source>✓ Set up</source>
        <translation>✓ 設定済み</translation>
    </message>
</context>
<context>
    <name>mapping</name>
    <message>
        <source> / </source>
        <translation>／</translation>
    </message>
    <message>
        <source>Add and sync (Ctrl+Enter)</source>
        <translation>追加して同期(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>取り込み先</translation>
    </message>
    <message>
        <source>Check what each column becomes. Nothing is stored yet. Any column can be an own field.</source>
        <translation>各列の取り込み先を確認してください。まだ何も保存していません。どの列も独自項目にできます。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>It is not TOML: {what}.</source>
        <translation>TOML として読めません({what})。</translation>
    </message>
    <message>
        <source>Key of the row</source>
        <translation>行を見分けるキー</translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation>やめる(Esc)</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>データ元の名前</translation>
    </message>
    <message>
        <source>Own field</source>
        <translation>独自項目にする</translation>
    </message>
    <message>
        <source>Own field: {name}</source>
        <translation>独自項目: {name}</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>値の例</translation>
    </message>
    <message>
        <source>What {path} brings</source>
        <translation>{path}から取り込む内容</translation>
    </message>
    <message>
        <source>{column} becomes</source>
        <translation>{column}の取り込み先</translation>
    </message>
    <message>
        <source>{file}: {noun}, {rows} rows, {held} held back</source>
        <translation>{file}: {noun}　{rows}行(保留 {held}行)</translation>
    </message>
    <message>
        <source>{key} is an amount: write currency at the top, or map fields.currency.</source>
        <translation>{key} は金額です。先頭に currency を書くか、fields.currency を対応付けてください。</translation>
    </message>
    <message>
        <source>{key} is missing.</source>
        <translation>{key} がありません。</translation>
    </message>
    <message>
        <source>{key} is missing: no {noun} can land without it.</source>
        <translation>{key} がありません。{noun} の取り込みに必要です。</translation>
    </message>
    <message>
        <source>{key} is not known. Here may stand: {known}.</source>
        <translation>{key} は使えません。ここに書けるのは {known} です。</translation>
    </message>
    <message>
        <source>{key} must be a currency code such as JPY.</source>
        <translation>{key} は JPY のような通貨コードにしてください。</translation>
    </message>
    <message>
        <source>{key} must be a list of texts.</source>
        <translation>{key} は文字のリストにしてください。</translation>
    </message>
    <message>
        <source>{key} must be a table in braces.</source>
        <translation>{key} は波かっこの表にしてください。</translation>
    </message>
    <message>
        <source>{key} must be a text in quotes.</source>
        <translation>{key} は引用符で囲んだ文字にしてください。</translation>
    </message>
    <message>
        <source>{key} must be a whole number from 0 up.</source>
        <translation>{key} は 0 以上の整数にしてください。</translation>
    </message>
    <message>
        <source>{key} must be true or false.</source>
        <translation>{key} は true か false にしてください。</translation>
    </message>
    <message>
        <source>{key} needs either a column or a constant.</source>
        <translation>{key} には column か constant のどちらか一つが必要です。</translation>
    </message>
    <message>
        <source>{key} says {value}, but must be one of: {known}.</source>
        <translation>{key} の「{value}」は使えません。次のいずれかにしてください: {known}。</translation>
    </message>
    <message>
        <source>{key}: no file above brings any {value}.</source>
        <translation>{key}: これより上のファイルに {value} を取り込むものがありません。</translation>
    </message>
    <message>
        <source>{key}: the name of an own field is one word of at most 40 small letters, digits and _.</source>
        <translation>{key}: 独自項目の名前は、文字(英字は小文字)、数字、_ だけの 40 文字以内の 1 語です。先頭に数字は使えません。</translation>
    </message>
    <message>
        <source>{key}: {noun} has no such field. It has: {known}.</source>
        <translation>{key}: {noun} にその項目はありません。あるのは {known} です。</translation>
    </message>
    <message>
        <source>{key}: {value} is not a text encoding such as cp932.</source>
        <translation>{key}: 「{value}」は cp932 のような文字コードではありません。</translation>
    </message>
    <message>
        <source>{key}: {value} is not a time zone such as Asia/Tokyo or +09:00.</source>
        <translation>{key}: 「{value}」は Asia/Tokyo や +09:00 のようなタイムゾーンではありません。</translation>
    </message>
    <message>
        <source>{key}: {value} leads out of the source's folder.</source>
        <translation>{key}: 「{value}」はデータ元のフォルダーの外を指しています。</translation>
    </message>
    <message>
        <source>– is not read</source>
        <translation>－ 取り込まない</translation>
    </message>
</context>
<context>
    <name>matrix</name>
    <message>
        <source>No phase</source>
        <translation>フェーズ不明</translation>
    </message>
    <message>
        <source>Touch tier by phase</source>
        <translation>タッチ区分とフェーズ</translation>
    </message>
    <message numerus="yes">
        <source>{tier}, {phase}: %n account(s)</source>
        <translation><numerusform>{tier}、{phase}: %n 社</numerusform></translation>
    </message>
</context>
<context>
    <name>meeting</name>
    <message>
        <source>1 bad</source>
        <translation>1 悪い</translation>
    </message>
    <message>
        <source>2 worrying</source>
        <translation>2 気がかり</translation>
    </message>
    <message>
        <source>3 neutral</source>
        <translation>3 ふつう</translation>
    </message>
    <message>
        <source>4 good</source>
        <translation>4 良い</translation>
    </message>
    <message>
        <source>5 very good</source>
        <translation>5 とても良い</translation>
    </message>
    <message>
        <source>CSM pulse</source>
        <translation>温度感</translation>
    </message>
    <message>
        <source>Choose the account first.</source>
        <translation>先に顧客を選んでください。</translation>
    </message>
    <message>
        <source>Copied. Nothing internal is in it.</source>
        <translation>コピーしました。内部の内容は含まれていません。</translation>
    </message>
    <message>
        <source>Copy for Slack (Ctrl+Shift+C)</source>
        <translation>Slack用にコピー(Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Day of the next meeting</source>
        <translation>次回の会議の日</translation>
    </message>
    <message>
        <source>End the meeting (Ctrl+Enter)</source>
        <translation>会議を終了(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>End… (Esc)</source>
        <translation>終了…(Esc)</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>続けて書く</translation>
    </message>
    <message>
        <source>Hide the brief (Ctrl+Shift+H)</source>
        <translation>要点を隠す(Ctrl+Shift+H)</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>時間(分)</translation>
    </message>
    <message>
        <source>Narrow, on top (F11)</source>
        <translation>細く手前に表示(F11)</translation>
    </message>
    <message>
        <source>Next meeting</source>
        <translation>次回の会議</translation>
    </message>
    <message>
        <source>Next meeting on</source>
        <translation>次回の会議</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation>次: {what}</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未入力</translation>
    </message>
    <message>
        <source>Promise (them): {what}</source>
        <translation>約束(先方): {what}</translation>
    </message>
    <message>
        <source>Promise (us): {what}</source>
        <translation>約束(こちら): {what}</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Summary as mail…</source>
        <translation>要約をメールで保存…</translation>
    </message>
    <message>
        <source>Summary mail… (Ctrl+Shift+E)</source>
        <translation>要約メール…(Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>They promised</source>
        <translation>先方の約束</translation>
    </message>
    <message>
        <source>Time in the meeting</source>
        <translation>会議の経過時間</translation>
    </message>
    <message>
        <source>We promised</source>
        <translation>こちらの約束</translation>
    </message>
    <message>
        <source>What, and until when</source>
        <translation>内容と期限</translation>
    </message>
    <message>
        <source>What, and until when: guide 12/10</source>
        <translation>内容と期限(例: 手順書を送る 12/10)</translation>
    </message>
    <message>
        <source>up to three, with commas between</source>
        <translation>3つまで、読点で区切る</translation>
    </message>
</context>
<context>
    <name>meetings</name>
    <message>
        <source>No account knows {domain}.</source>
        <translation>{domain} の顧客が見つかりません。</translation>
    </message>
    <message>
        <source>Only addresses of free mail take part, which say nothing about a company.</source>
        <translation>フリーメールのアドレスだけなので、会社が分かりません。</translation>
    </message>
    <message>
        <source>Only our own people take part.</source>
        <translation>社内の人だけです。</translation>
    </message>
    <message>
        <source>People of {count} accounts take part ({accounts}): none is chosen.</source>
        <translation>{count}社の人が含まれる({accounts})ため、顧客を決めていません。</translation>
    </message>
    <message>
        <source>The card has no mail address.</source>
        <translation>名刺データにメールアドレスがありません。</translation>
    </message>
    <message>
        <source>The entry names nobody.</source>
        <translation>参加者の記載がありません。</translation>
    </message>
    <message>
        <source>You chose this account.</source>
        <translation>この顧客を選びました。</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>終日</translation>
    </message>
    <message>
        <source>{day} {when} {title}</source>
        <translation>{day} {when} {title}</translation>
    </message>
    <message>
        <source>{day} {when} {title} ({people})</source>
        <translation>{day} {when} {title}({people})</translation>
    </message>
    <message>
        <source>{domain} is a domain of {count} accounts ({accounts}): none is chosen.</source>
        <translation>{domain} は{count}社({accounts})のドメインなので、顧客を決めていません。</translation>
    </message>
    <message>
        <source>{who} is a contact of {account}.</source>
        <translation>{who} は {account} のコンタクトです。</translation>
    </message>
    <message>
        <source>{who} writes from {domain}, as contacts of {account} do.</source>
        <translation>{who} のドメイン {domain} は、{account} のコンタクトと同じです。</translation>
    </message>
    <message>
        <source>{who} writes from {domain}, the domain of {account}.</source>
        <translation>{who} のドメイン {domain} は、{account} のドメインです。</translation>
    </message>
</context>
<context>
    <name>memo</name>
    <message numerus="yes">
        <source>%n account(s) unclassified: facts are missing, so nobody is promised.</source>
        <translation><numerusform>%n社は情報が足りず未分類で、対応頻度が決まりません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) wait: within 10 % of the border, or moved in the last 90 days.</source>
        <translation><numerusform>%n社は据え置き:境界から10 %以内、または90日以内に区分が変わっています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without an answer of their CSM yet.</source>
        <translation><numerusform>%n社は担当CSMの回答がまだありません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tier(s) set by hand stay until their last day.</source>
        <translation><numerusform>手動設定の区分%n件は、期限までそのままです。</numerusform></translation>
    </message>
    <message>
        <source>As of {day}, {accounts} running accounts. For us only, never for a customer.</source>
        <translation>{day}時点、契約中の顧客{accounts}社。社内限り。お客様には見せません。</translation>
    </message>
    <message>
        <source>Between reviews a tier goes up at once and never down.</source>
        <translation>見直しまでの間、区分はすぐに上がりますが、下がることはありません。</translation>
    </message>
    <message>
        <source>Borders stay in money until the next review: another account's growth moves nobody.</source>
        <translation>境界の金額は次の見直しまで固定です。ほかの顧客の伸びで区分が変わることはありません。</translation>
    </message>
    <message>
        <source>From the day it is published; no day is set.</source>
        <translation>公開した日から(日付は未定)。</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>Goes down in the last three months before its renewal: {accounts}</source>
        <translation>契約更新まで3か月以内に下がる顧客:{accounts}</translation>
    </message>
    <message>
        <source>Goes down while it is to be saved: {accounts}</source>
        <translation>解約阻止の対応中に下がる顧客:{accounts}</translation>
    </message>
    <message>
        <source>Hours and revenue, before and after</source>
        <translation>時間と収益、変更前と変更後</translation>
    </message>
    <message>
        <source>In force from {day}.</source>
        <translation>{day}から有効。</translation>
    </message>
    <message>
        <source>No reason is written down yet.</source>
        <translation>理由はまだ書かれていません。</translation>
    </message>
    <message>
        <source>None was found by the checks.</source>
        <translation>チェックで見つかったリスクはありません。</translation>
    </message>
    <message>
        <source>Objections hold until the next review, {day} at the latest.</source>
        <translation>異議は次の見直しまで有効です(遅くとも{day}まで)。</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>リスク</translation>
    </message>
    <message numerus="yes">
        <source>Rule {rule}: %n account(s)</source>
        <translation><numerusform>ルール {rule}:%n社</numerusform></translation>
    </message>
    <message>
        <source>The load is {load}: little room is left.</source>
        <translation>稼働負荷は{load}で、余裕がほとんどありません。</translation>
    </message>
    <message>
        <source>The load is {load}: more hours than the team has.</source>
        <translation>稼働負荷は{load}で、チームの時間を超えています。</translation>
    </message>
    <message>
        <source>The rules stay as they are; only the borders are set anew.</source>
        <translation>ルールはそのままで、境界だけを設定し直します。</translation>
    </message>
    <message>
        <source>Tier review begun on {day}.</source>
        <translation>区分見直しの開始日:{day}</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Touch model {name}: migration memo</source>
        <translation>タッチモデル「{name}」変更メモ</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>変わること</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What stays frozen</source>
        <translation>変わらないこと</translation>
    </message>
    <message>
        <source>Who moves</source>
        <translation>区分が変わる顧客</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>ほか%n社</numerusform></translation>
    </message>
    <message>
        <source>{account} keeps {tier}: {owner} objects, {why}</source>
        <translation>{account}は{tier}のまま:{owner}の異議「{why}」</translation>
    </message>
    <message>
        <source>{before} → {after} hours a month; load {load} → {then} of {available} hours, {people} CSMs</source>
        <translation>月{before} → {after}時間、稼働負荷 {load} → {then}(CSM {people}名、{available}時間)</translation>
    </message>
    <message>
        <source>{cell}: {old} → {new}</source>
        <translation>{cell}:{old} → {new}</translation>
    </message>
    <message>
        <source>{cell}: {tier}</source>
        <translation>{cell}:{tier}</translation>
    </message>
    <message>
        <source>{mark} {account} ({owner}): {old} → {new}. {why}</source>
        <translation>{mark} {account}({owner}):{old} → {new}。{why}</translation>
    </message>
    <message>
        <source>{new} replaces {old}.</source>
        <translation>「{old}」を「{new}」に置き換えます。</translation>
    </message>
    <message>
        <source>{tier}: {old} → {new} accounts, {before} → {after} hours, ARR {arr} → {then}</source>
        <translation>{tier}:{old} → {new}社、{before} → {after}時間、ARR {arr} → {then}</translation>
    </message>
    <message>
        <source>{up} accounts up, {down} accounts down (down only at the review).</source>
        <translation>上がる顧客 {up}社、下がる顧客 {down}社(下がるのは見直しのときだけ)。</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Account</source>
        <translation>顧客(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>データ(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Outreach</source>
        <translation>配信(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>レビュー(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>メッセージをコピー</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>month</name>
    <message numerus="yes">
        <source>%n unclassified account(s) have no cadence: they are in no promise.</source>
        <translation><numerusform>未分類の顧客%n社には対応頻度がないため、目安の数に入っていません。</numerusform></translation>
    </message>
    <message>
        <source>; </source>
        <translation> / </translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR at the end of the day before the month, and at the end of the last day told of; a currency each.</source>
        <translation>月の前日の終わりと、集計の最終日の終わりのARR。通貨ごとに表します。</translation>
    </message>
    <message>
        <source>ARR: none is known in this month</source>
        <translation>ARR: この月のARRは分かっていません</translation>
    </message>
    <message>
        <source>ARR: {lines}</source>
        <translation>ARR: {lines}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Account uid</source>
        <translation>顧客UID</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts by health band in the last week before the month, and in its last week.</source>
        <translation>前月の最終週と当月の最終週の、ヘルスの区分ごとの顧客数。</translation>
    </message>
    <message>
        <source>Accounts in another health band in the last week of the month than in the last week before it, with the measure that moved the score most.</source>
        <translation>前月の最終週と比べて、当月の最終週にヘルスの区分が変わった顧客と、スコアを最も動かした指標。</translation>
    </message>
    <message>
        <source>Accounts with a risk written down, a notice received or health that needs action at the end of the last day told of.</source>
        <translation>集計の最終日の終わりに、リスクの記録、解約通知、または要対応のヘルスがある顧客。</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>実績</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day}時点</translation>
    </message>
    <message>
        <source>As of {day}. {definition}</source>
        <translation>{day}時点。{definition}</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>影響額</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変化前</translation>
    </message>
    <message>
        <source>Below promise</source>
        <translation>目安未満</translation>
    </message>
    <message>
        <source>CSM pulse of {day}: {text}</source>
        <translation>{day}の温度感: {text}</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>要因</translation>
    </message>
    <message>
        <source>Change of ARR</source>
        <translation>ARRの増減</translation>
    </message>
    <message>
        <source>Contract terms whose following day lies in the month, and what became of each; within 30 days a renewal may still come.</source>
        <translation>満了日の翌日が当月に入る契約と、その結果。満了から30日以内は、遅れて契約更新されることがあります。</translation>
    </message>
    <message>
        <source>Copied for Slack</source>
        <translation>Slack用にコピーしました</translation>
    </message>
    <message>
        <source>Copy for Slack</source>
        <translation>Slack用にコピー</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Each account on one line of the bridge, with what its ARR changed by.</source>
        <translation>ARRの増減の内訳。顧客ごとに1行で、ARRの変化額を示します。</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>満了日</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>見通し</translation>
    </message>
    <message>
        <source>From opening to closing ARR</source>
        <translation>期首から期末のARR</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>実施</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health bands</source>
        <translation>ヘルスの区分</translation>
    </message>
    <message>
        <source>Health is kept from the week of {day} on: moves before it are not known.</source>
        <translation>ヘルスの記録は{day}の週からです。それより前の変化は不明です。</translation>
    </message>
    <message>
        <source>Health moves</source>
        <translation>ヘルスの変化</translation>
    </message>
    <message>
        <source>Health: no week of it is kept</source>
        <translation>ヘルス: 週ごとの記録がありません</translation>
    </message>
    <message>
        <source>Health: {down} down, {up} up</source>
        <translation>ヘルス: 悪化{down}件、改善{up}件</translation>
    </message>
    <message>
        <source>Help wanted from</source>
        <translation>協力してほしい人</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>How to read it</source>
        <translation>読み方</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>Kept share</source>
        <translation>達成率</translation>
    </message>
    <message>
        <source>Last month, {month}</source>
        <translation>先月 {month}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録 (L)</translation>
    </message>
    <message>
        <source>Made {day}. For us only. What each part counts: the workbook's sheet Definitions.</source>
        <translation>{day}作成。社内用。各項目の定義は、ブックのDefinitionsシートにあります。</translation>
    </message>
    <message>
        <source>Meaningful touches, and what the cadence of today's tier and phase promises for the days told of; kept counts each account up to its promise.</source>
        <translation>有効な接点と、今日のタッチ区分・フェーズの対応頻度から求めた集計期間の目安。達成は顧客ごとに目安までを数えます。</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月次</translation>
    </message>
    <message>
        <source>Month after (→)</source>
        <translation>次の月 (→)</translation>
    </message>
    <message>
        <source>Month before (←)</source>
        <translation>前の月 (←)</translation>
    </message>
    <message>
        <source>Month of a CSM</source>
        <translation>CSMの月次</translation>
    </message>
    <message>
        <source>Month {month} {owner}</source>
        <translation>月次 {month} {owner}</translation>
    </message>
    <message>
        <source>Month {month}: the team</source>
        <translation>月次 {month}: チーム</translation>
    </message>
    <message>
        <source>Month {month}: {owner}</source>
        <translation>月次 {month}: {owner}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Needs action</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>No ARR is known in this month.</source>
        <translation>この月のARRは分かっていません。</translation>
    </message>
    <message>
        <source>No account changed its health band.</source>
        <translation>ヘルスの区分が変わった顧客はありません。</translation>
    </message>
    <message>
        <source>No account is at risk.</source>
        <translation>リスクのある顧客はありません。</translation>
    </message>
    <message>
        <source>No target is set for this month.</source>
        <translation>この月の目標は設定されていません。</translation>
    </message>
    <message>
        <source>No term ended.</source>
        <translation>満了した契約はありません。</translation>
    </message>
    <message>
        <source>No touch is known.</source>
        <translation>接点は分かっていません。</translation>
    </message>
    <message>
        <source>No touch is logged and no source tells of any: the cadence is not judged.</source>
        <translation>接点の記録もデータ元からの情報もないため、対応頻度は判定していません。</translation>
    </message>
    <message>
        <source>No week of health is kept yet, so no move is told.</source>
        <translation>ヘルスの週ごとの記録がまだないため、変化は示していません。</translation>
    </message>
    <message numerus="yes">
        <source>Not over: until today, {day}; %n account(s).</source>
        <translation><numerusform>月の途中: 今日({day})まで。顧客%n社。</numerusform></translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ (N)</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>予定はありません。</translation>
    </message>
    <message>
        <source>Notice deadline</source>
        <translation>解約通知期限</translation>
    </message>
    <message>
        <source>Notice received</source>
        <translation>解約通知</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>変化後</translation>
    </message>
    <message>
        <source>Of the month, and of the quarter, half and fiscal year that it is in, up to the day told above.</source>
        <translation>当月と、それを含む四半期・半期・年度の目標。実績は上記の日までです。</translation>
    </message>
    <message>
        <source>One page (PDF)…</source>
        <translation>1枚にまとめる (PDF)…</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く (Enter)</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Period in words</source>
        <translation>期間の名称</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>対応策</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>確率</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>目安</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Renewals: ended {count}, of them renewed {renewed}, smaller {smaller}, lost {lost}, open {open}</source>
        <translation>契約更新: 満了{count}件のうち更新済{renewed}、縮小{smaller}、解約{lost}、未確定{open}</translation>
    </message>
    <message>
        <source>Renewals: no term ended</source>
        <translation>契約更新: 満了した契約はありません</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>更新済</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: changed in the file; only the words were taken.</source>
        <translation>{row}行目({account})の列「{column}」: ファイルで書き換えられています。コメントだけを取り込みました。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: it is of another month or CSM than the first row.</source>
        <translation>{row}行目({account})の列「{column}」: 最初の行と月またはCSMが違います。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: no account here has this id.</source>
        <translation>{row}行目({account})の列「{column}」: このIDの顧客はここにありません。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: row {first} has the same account already.</source>
        <translation>{row}行目({account})の列「{column}」: {first}行目に同じ顧客があります。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: the hidden id is gone, so the account is not known.</source>
        <translation>{row}行目({account})の列「{column}」: 隠しIDがないため、どの顧客か分かりません。</translation>
    </message>
    <message>
        <source>Score before</source>
        <translation>変化前スコア</translation>
    </message>
    <message>
        <source>Score now</source>
        <translation>変化後スコア</translation>
    </message>
    <message>
        <source>Slides (*.pptx);;Web page (*.html)</source>
        <translation>スライド (*.pptx);;Webページ (*.html)</translation>
    </message>
    <message>
        <source>Slides (PPTX)…</source>
        <translation>スライド…</translation>
    </message>
    <message>
        <source>Take in a CSM's month…</source>
        <translation>CSMの月次を取り込む…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Targets: {good} of {count} reached or on track</source>
        <translation>目標: {count}件中{good}件が達成または順調</translation>
    </message>
    <message>
        <source>Term ends</source>
        <translation>契約満了</translation>
    </message>
    <message>
        <source>Terms that ended</source>
        <translation>満了した契約</translation>
    </message>
    <message>
        <source>Terms, notice deadlines and meetings after the last day told of, up to the end of the next month; the probability to renew is as of today.</source>
        <translation>集計の最終日の後から翌月末までの契約満了、解約通知期限、会議。契約更新の確率は今日時点です。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The ARR of no account changed.</source>
        <translation>ARRが変わった顧客はありません。</translation>
    </message>
    <message numerus="yes">
        <source>The whole month, to {day}; %n account(s) at its end.</source>
        <translation><numerusform>{day}までの1か月分。月末の顧客%n社。</numerusform></translation>
    </message>
    <message>
        <source>This month, {month}</source>
        <translation>今月 {month}</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Touches against cadence</source>
        <translation>対応頻度に対する接点</translation>
    </message>
    <message>
        <source>Touches: none is known, so nothing is said about the cadence</source>
        <translation>接点: 情報がないため、対応頻度については示していません</translation>
    </message>
    <message>
        <source>Touches: {given} given, {promised} promised by the cadence, {share} kept</source>
        <translation>接点: 実施{given}件、対応頻度の目安{promised}件、達成率{share}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Up for renewal</source>
        <translation>契約更新の対象</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>集計日</translation>
    </message>
    <message>
        <source>Up to {until}: renewals {count} (due {due}, expected {expected}), notice deadlines {deadlines}</source>
        <translation>{until}まで: 契約更新{count}件(対象{due}、期待値{expected})、解約通知期限{deadlines}件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>変化前の週</translation>
    </message>
    <message>
        <source>Week now</source>
        <translation>変化後の週</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>What comes</source>
        <translation>これからの予定</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>定義</translation>
    </message>
    <message>
        <source>Who came, grew, shrank and left</source>
        <translation>新規・拡大・縮小・解約の顧客</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Words (write here)</source>
        <translation>コメント(ここに記入)</translation>
    </message>
    <message>
        <source>Workbook (XLSX)…</source>
        <translation>Excelブック…</translation>
    </message>
    <message>
        <source>Write (F2)</source>
        <translation>記入 (F2)</translation>
    </message>
    <message>
        <source>answer of {day}: {text}</source>
        <translation>{day}の回答: {text}</translation>
    </message>
    <message>
        <source>goal of {day}: {text}</source>
        <translation>{day}の目標: {text}</translation>
    </message>
    <message>
        <source>invoice due {day}: {text}</source>
        <translation>支払期限{day}の請求: {text}</translation>
    </message>
    <message>
        <source>it has more than {most} rows.</source>
        <translation>{most}行を超えています。</translation>
    </message>
    <message>
        <source>it is the team's month, and nobody's words.</source>
        <translation>チームの月次で、誰のコメントか分かりません。</translation>
    </message>
    <message>
        <source>it was made by another version (format {given}, this one reads {wanted}); make it anew.</source>
        <translation>別の版で作られています(形式{given}、この版は{wanted})。作り直してください。</translation>
    </message>
    <message>
        <source>last touch {day}: {text}</source>
        <translation>最終接点{day}: {text}</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>notice of {day}: {text}</source>
        <translation>{day}の解約通知: {text}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>更新済</translation>
    </message>
    <message>
        <source>several small changes</source>
        <translation>小さな変化の積み重ね</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>term ends {day}</source>
        <translation>契約満了{day}</translation>
    </message>
    <message>
        <source>the column {column} of a month's file is missing.</source>
        <translation>月次ファイルの列{column}がありません。</translation>
    </message>
    <message>
        <source>the score stayed beyond the border for weeks, and the band followed</source>
        <translation>スコアが数週間境界を越えたままのため、区分が変わりました</translation>
    </message>
    <message>
        <source>ticket of {day}: {text}</source>
        <translation>{day}の問い合わせ: {text}</translation>
    </message>
    <message>
        <source>usage of {day}: {text}</source>
        <translation>{day}の利用: {text}</translation>
    </message>
    <message>
        <source>{account} ({cause})</source>
        <translation>{account}({cause})</translation>
    </message>
    <message>
        <source>{account} {amount}</source>
        <translation>{account} {amount}</translation>
    </message>
    <message>
        <source>{account} {amount} ({reason})</source>
        <translation>{account} {amount}({reason})</translation>
    </message>
    <message>
        <source>{before} {from_score} → {now} {score}</source>
        <translation>{before} {from_score} → {now} {score}</translation>
    </message>
    <message>
        <source>{cap}: no longer</source>
        <translation>{cap}: 解消</translation>
    </message>
    <message>
        <source>{cap}: the score is held at {score}</source>
        <translation>{cap}: スコアの上限は{score}</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{opening} → {closing} (new {new}, expansion {expansion}, contraction {contraction}, churn {churn})</source>
        <translation>{opening} → {closing}(新規{new}、拡大{expansion}、縮小{contraction}、解約{churn})</translation>
    </message>
    <message>
        <source>{owner}: {words}</source>
        <translation>{owner}: {words}</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points}ポイント</translation>
    </message>
    <message>
        <source>{share} ({basis})</source>
        <translation>{share}({basis})</translation>
    </message>
    <message>
        <source>{text} left on {day}</source>
        <translation>{text}が{day}に離任</translation>
    </message>
    <message>
        <source>{told}. Down: {names}</source>
        <translation>{told}。悪化: {names}</translation>
    </message>
    <message>
        <source>{told}. Help wanted from: {names}</source>
        <translation>{told}。協力してほしい人: {names}</translation>
    </message>
    <message>
        <source>{told}. Lost: {names}</source>
        <translation>{told}。解約: {names}</translation>
    </message>
    <message>
        <source>{who} ({account})</source>
        <translation>{who}({account})</translation>
    </message>
    <message>
        <source>“{given}” is no month that has begun.</source>
        <translation>「{given}」は、始まった月ではありません。</translation>
    </message>
</context>
<context>
    <name>note</name>
    <message>
        <source>About which account?</source>
        <translation>どの顧客についてですか</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>ファイルを添付…</translation>
    </message>
    <message>
        <source>CS Workbench ended while you were writing a note. Your text as of {moment} was saved and is restored.</source>
        <translation>メモを書いている途中で CS Workbench が終了しました。{moment} 時点の内容は保存されており、復元できます。</translation>
    </message>
    <message>
        <source>CS Workbench ended while you were writing about {account}. Your text as of {moment} was saved and is restored.</source>
        <translation>{account} のメモを書いている途中で CS Workbench が終了しました。{moment} 時点の内容は保存されており、復元できます。</translation>
    </message>
    <message>
        <source>Changing: {title}, {moment}</source>
        <translation>変更中: {title}({moment})</translation>
    </message>
    <message>
        <source>Choose the account first. The draft is kept.</source>
        <translation>先に顧客を選んでください。下書きは残っています。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比べる…</translation>
    </message>
    <message>
        <source>Draft, saved {moment}</source>
        <translation>下書き({moment} 保存)</translation>
    </message>
    <message>
        <source>Draft, {moment}: {title}</source>
        <translation>下書き {moment}: {title}</translation>
    </message>
    <message>
        <source>Earlier notes</source>
        <translation>これまでのメモ</translation>
    </message>
    <message>
        <source>Edited in two places: {title}</source>
        <translation>2か所で編集: {title}</translation>
    </message>
    <message>
        <source>Finish (Ctrl+Enter)</source>
        <translation>書き終える(Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>メモの種類</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新しいメモ</translation>
    </message>
    <message>
        <source>Not saved yet. The text stays here, and saving goes on by itself.</source>
        <translation>まだ保存できていません。内容はここに残り、保存は自動で続けます。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Open the draft</source>
        <translation>下書きを開く</translation>
    </message>
    <message>
        <source>Quick note</source>
        <translation>クイックメモ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>{time} に保存しました</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>This note was edited in two places. Both texts are kept; go on, or choose.</source>
        <translation>このメモは2か所で編集されました。どちらの内容も残っています。このまま書き続けても、選んでもかまいません。</translation>
    </message>
    <message>
        <source>Write here. '- [ ] task @person 12/5' becomes a task; it is saved as you write.</source>
        <translation>ここに書いてください。「- [ ] 用件 @名前 12/5」はタスクになります。書いている間に自動で保存します。</translation>
    </message>
    <message>
        <source>picture {time}</source>
        <translation>画像 {time}</translation>
    </message>
    <message>
        <source>{name} ({size})</source>
        <translation>{name}({size})</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>outreach</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>顧客%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have nobody to write to.</source>
        <translation><numerusform>送信先のコンタクトがいない顧客が%n社あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without anybody to write to</source>
        <translation><numerusform>宛先のいない顧客%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) are at a free mail service, which counts bulk mail.</source>
        <translation><numerusform>フリーメールのアドレスが%n件あります。一斉送信として数えられることがあります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are meant for an account that is not among the recipients.</source>
        <translation><numerusform>宛先にいない顧客向けの添付ファイルが%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) name a customer who is not the one that gets them: {detail}.</source>
        <translation><numerusform>受け取る顧客とは別の顧客名が入った添付ファイルが%n件あります：{detail}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are larger than the mailbox takes ({detail}).</source>
        <translation><numerusform>%n通はメールボックスが受け付ける大きさ（{detail}）を超えています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are leaving or wait</source>
        <translation><numerusform>%n通が送信中・送信待ち</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) are much longer or shorter than the others.</source>
        <translation><numerusform>ほかと比べて極端に長い、または短いメールが%n通あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) did not reach anybody.</source>
        <translation><numerusform>%n通が届いていません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have no subject.</source>
        <translation><numerusform>件名のないメールが%n通あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) leave from {start}</source>
        <translation><numerusform>{start}から%n通を配信</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) name a touch tier, a health score or a lifetime value.</source>
        <translation><numerusform>タッチ区分・ヘルススコア・LTVに触れているメールが%n通あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) name another customer: {detail}.</source>
        <translation><numerusform>別の顧客の名前が入っているメールが%n通あります：{detail}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) were held back, since a field they use is empty: {detail}.</source>
        <translation><numerusform>差し込む項目が空のため、%n通を送信対象外にしました：{detail}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the three questions has no answer yet.</source>
        <translation><numerusform>3つの確認事項のうち%n件が未回答です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation><numerusform>宛先%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) are at accounts that need action now.</source>
        <translation><numerusform>要対応の顧客の宛先が%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have left, or have another address, since they were chosen. Leave them out, or choose the accounts again.</source>
        <translation><numerusform>宛先%n件は、選んだ後に退職したかアドレスが変わっています。外すか、顧客を選び直してください。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have the address of another one and get one mail.</source>
        <translation><numerusform>ほかの宛先とアドレスが同じため1通にまとめた宛先が%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) have told hours at which they like to be reached.</source>
        <translation><numerusform>連絡してよい時間帯の希望がある宛先が%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) would rather be reached another way than by mail.</source>
        <translation><numerusform>メール以外の連絡手段を希望している宛先が%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) would rather be reached in another language.</source>
        <translation><numerusform>別の言語を希望している宛先が%n件あります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s) written to {path}</source>
        <translation><numerusform>宛先%n件を {path} に書き出しました</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A draft stands here from the moment it is sent until its last mail has left.</source>
        <translation>配信を決めた一斉メールは、最後の1通が出るまでここに並びます。</translation>
    </message>
    <message>
        <source>A mail whose last answer never came stands here until it is found, or you say what became of it.</source>
        <translation>送り終えたときの応答がなかったメールは、届いたことがわかるか、人が確かめるまでここに並びます。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Account, name or address</source>
        <translation>顧客名・氏名・アドレス</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>After that</source>
        <translation>その後</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>すべての一斉メール</translation>
    </message>
    <message>
        <source>An answer that seems to ask for no more mail stands here until you say whether it does.</source>
        <translation>配信停止を求めているらしい返信が、そうかどうか判断されるまでここに並びます。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>返信あり</translation>
    </message>
    <message>
        <source>Answers that wait for your word stand under “No more mail?”.</source>
        <translation>判断を待つ返信は「配信停止の依頼？」にあります。</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>CS Workbench sent this mail to see how it arrives. It can be deleted.</source>
        <translation>CS Workbench がメールの届き方を確認するために送信しました。削除してかまいません。</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>戻ってきた</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>一斉メール</translation>
    </message>
    <message>
        <source>Campaign to them (M)</source>
        <translation>この顧客へ一斉メール（M）</translation>
    </message>
    <message>
        <source>Campaigns and mails</source>
        <translation>一斉メールとメール</translation>
    </message>
    <message>
        <source>Cancel what has not left (Shift+F12)</source>
        <translation>残りの配信を中止（Shift+F12）</translation>
    </message>
    <message>
        <source>Cancel what has not left first; then it can be removed.</source>
        <translation>先に残りの配信を中止してください。そのあと削除できます。</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>確認した項目</translation>
    </message>
    <message>
        <source>Choose accounts in any list and press M, or begin here.</source>
        <translation>顧客の一覧で顧客を選んでMを押すか、ここから始めてください。</translation>
    </message>
    <message>
        <source>Choose accounts in any list and press M, or begin here: one mail for each person, each proven.</source>
        <translation>顧客の一覧で顧客を選んでMを押すか、ここから始めてください。1人に1通ずつ送り、届いたかどうかを1通ごとに示せます。</translation>
    </message>
    <message>
        <source>Choose the accounts</source>
        <translation>顧客を選ぶ</translation>
    </message>
    <message>
        <source>Choose the accounts; each becomes people by the rule of roles.</source>
        <translation>顧客を選ぶと、役割の決まりに沿って宛先の人が決まります。</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>参加</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>会社名</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>コピー（Ctrl+C）</translation>
    </message>
    <message>
        <source>Day of the invitation (ISO)</source>
        <translation>開催日（ISO形式）</translation>
    </message>
    <message>
        <source>Day of the renewal (ISO)</source>
        <translation>契約更新日（ISO形式）</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>完了日時</translation>
    </message>
    <message>
        <source>Export (Ctrl+Shift+E)</source>
        <translation>書き出す（Ctrl+Shift+E）</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>送信失敗</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Filter the recipients</source>
        <translation>宛先を絞り込む</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>一覧を絞り込む</translation>
    </message>
    <message>
        <source>Finished and cancelled</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Give it a title, by which you find it again.</source>
        <translation>あとで見つけられるように、件名とは別の題名を付けてください。</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Go on (F12)</source>
        <translation>再開（F12）</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>送信対象外</translation>
    </message>
    <message>
        <source>Here it can be seen for good who got a mail and who did not, and why.</source>
        <translation>だれに届き、だれに届かなかったか、その理由をいつでもここで確かめられます。</translation>
    </message>
    <message>
        <source>Honorific: 様, or nothing in English</source>
        <translation>敬称：日本語では「様」、英語では空</translation>
    </message>
    <message>
        <source>Hour of the invitation</source>
        <translation>開催時刻</translation>
    </message>
    <message>
        <source>How</source>
        <translation>取得方法</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英語の名前</translation>
    </message>
    <message>
        <source>In Japanese</source>
        <translation>日本語の名前</translation>
    </message>
    <message>
        <source>It arrived (D)</source>
        <translation>届いた（D）</translation>
    </message>
    <message>
        <source>It did not arrive: send again (U)</source>
        <translation>届いていない、再送（U）</translation>
    </message>
    <message>
        <source>It does not ask for that (Z)</source>
        <translation>依頼ではない（Z）</translation>
    </message>
    <message>
        <source>It is leaving now</source>
        <translation>いま送っています</translation>
    </message>
    <message numerus="yes">
        <source>It was not taken, after %n tries</source>
        <translation><numerusform>%n回送りましたが、受け取られませんでした</numerusform></translation>
    </message>
    <message>
        <source>Its turn comes</source>
        <translation>順番を待っています</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Leave out (Del)</source>
        <translation>外す（Del）</translation>
    </message>
    <message>
        <source>Leave out (Enter)</source>
        <translation>外す（Enter）</translation>
    </message>
    <message>
        <source>Leave out: {who}</source>
        <translation>宛先から外す: {who}</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>{line}行目：{why}</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録（L）</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>メールサーバー</translation>
    </message>
    <message>
        <source>Mails stand here from the moment a campaign is sent, with their next try and why.</source>
        <translation>配信を決めてから出るまでのメールが、次の送信の時刻と理由とともに並びます。</translation>
    </message>
    <message>
        <source>Mails that are settled</source>
        <translation>送り終えたメール</translation>
    </message>
    <message>
        <source>Make it (Enter)</source>
        <translation>作る（Enter）</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新しい一斉メール</translation>
    </message>
    <message>
        <source>New draft to those it did not reach</source>
        <translation>届かなかった宛先へ新しい下書き</translation>
    </message>
    <message>
        <source>No answer came at its end: look whether it arrived</source>
        <translation>最後の応答がなく、届いたか不明です</translation>
    </message>
    <message>
        <source>No answer to the invitation</source>
        <translation>招待に未回答</translation>
    </message>
    <message>
        <source>No campaign has ended yet</source>
        <translation>終わった一斉メールはまだありません</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>一斉メールはまだありません</translation>
    </message>
    <message>
        <source>No draft</source>
        <translation>下書きはありません</translation>
    </message>
    <message>
        <source>No mailbox is chosen.</source>
        <translation>メールボックスが選ばれていません。</translation>
    </message>
    <message>
        <source>No more mail?</source>
        <translation>配信停止の依頼？</translation>
    </message>
    <message>
        <source>No template is chosen.</source>
        <translation>テンプレートが選ばれていません。</translation>
    </message>
    <message>
        <source>Nobody is chosen yet</source>
        <translation>宛先はまだ選ばれていません</translation>
    </message>
    <message>
        <source>Nobody is left to write to.</source>
        <translation>送信できる宛先がありません。</translation>
    </message>
    <message>
        <source>Nobody's answer waits for your word</source>
        <translation>判断を待つ返信はありません</translation>
    </message>
    <message>
        <source>Not coming</source>
        <translation>欠席</translation>
    </message>
    <message>
        <source>Nothing here matches</source>
        <translation>当てはまるものがありません</translation>
    </message>
    <message>
        <source>Nothing is scheduled or leaving</source>
        <translation>予定・配信中の一斉メールはありません</translation>
    </message>
    <message>
        <source>Nothing waits to leave</source>
        <translation>送信待ちのメールはありません</translation>
    </message>
    <message>
        <source>Of every mail it is known what became of it</source>
        <translation>どのメールも、届いたかどうかがわかっています</translation>
    </message>
    <message>
        <source>Of this mail it is known what became of it.</source>
        <translation>このメールは、届いたかどうかがすでにわかっています。</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く（Enter）</translation>
    </message>
    <message>
        <source>Open the account (Enter)</source>
        <translation>顧客を開く（Enter）</translation>
    </message>
    <message>
        <source>Open the campaign (Alt+5)</source>
        <translation>一斉メールを開く（Alt+5）</translation>
    </message>
    <message>
        <source>Opening line: company and name, else ご担当者様, else 御中</source>
        <translation>宛名：会社名と姓、なければ「ご担当者様」、または「御中」</translation>
    </message>
    <message>
        <source>Opt-out</source>
        <translation>配信停止</translation>
    </message>
    <message>
        <source>Our company</source>
        <translation>自社名</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>送信箱</translation>
    </message>
    <message>
        <source>Outreach</source>
        <translation>配信</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Owner at our company</source>
        <translation>自社の担当CSM</translation>
    </message>
    <message>
        <source>Parts of the campaign</source>
        <translation>一斉メールの内容と宛先</translation>
    </message>
    <message>
        <source>Pause (F12)</source>
        <translation>一時停止（F12）</translation>
    </message>
    <message>
        <source>Pause or go on (F12)</source>
        <translation>一時停止・再開（F12）</translation>
    </message>
    <message numerus="yes">
        <source>Paused: %n mail(s) wait until it goes on, {left} have left.</source>
        <translation><numerusform>一時停止中: {left}通を送り、残り%n通は再開を待っています。</numerusform></translation>
    </message>
    <message>
        <source>Place of the invitation</source>
        <translation>会場</translation>
    </message>
    <message>
        <source>Put in (Enter)</source>
        <translation>入れる（Enter）</translation>
    </message>
    <message>
        <source>Put in all the same (I)</source>
        <translation>それでも入れる（I）</translation>
    </message>
    <message>
        <source>Put in all the same: {who}</source>
        <translation>それでも宛先に入れる: {who}</translation>
    </message>
    <message>
        <source>Reading of the name</source>
        <translation>氏名の読み</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Recipients {count}</source>
        <translation>宛先 {count}</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>削除（Del）</translation>
    </message>
    <message>
        <source>Rests until</source>
        <translation>休止</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Say which accounts: a condition as Accounts has it.</source>
        <translation>どの顧客に送るかを、顧客の一覧と同じ条件で書いてください。</translation>
    </message>
    <message>
        <source>Say why in a few words: it stays beside the recipient.</source>
        <translation>理由を短く書いてください。宛先の横に残ります。</translation>
    </message>
    <message>
        <source>Scheduled and sending</source>
        <translation>予定・配信中</translation>
    </message>
    <message>
        <source>Sending from {address}</source>
        <translation>{address} からの送信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Server's answer</source>
        <translation>サーバーの応答</translation>
    </message>
    <message>
        <source>Set on</source>
        <translation>登録日</translation>
    </message>
    <message>
        <source>Show all campaigns</source>
        <translation>すべての一斉メールを見る</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Signed in to {address}</source>
        <translation>{address} にサインインしました</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>取得日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Such as tier:low phase:adoption</source>
        <translation>例: tier:low phase:adoption</translation>
    </message>
    <message>
        <source>Take it back (Shift+F4)</source>
        <translation>取り消す（Shift+F4）</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Take the filter away to see every line of this list.</source>
        <translation>絞り込みを解除すると、この一覧がすべて表示されます。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <source>Test of the mailbox {address}</source>
        <translation>メールボックス {address} の診断</translation>
    </message>
    <message>
        <source>The campaign has not begun yet</source>
        <translation>配信はまだ始まっていません</translation>
    </message>
    <message>
        <source>The campaign is paused</source>
        <translation>一斉メールは一時停止中です</translation>
    </message>
    <message numerus="yes">
        <source>The first mail leaves in %n second(s). Until then it can be taken back.</source>
        <translation><numerusform>あと%n秒で最初の1通が出ます。それまでは取り消せます。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The mail to %n recipient(s) cannot be made: {detail}</source>
        <translation><numerusform>宛先%n件のメールを作成できません：{detail}</numerusform></translation>
    </message>
    <message>
        <source>The mail “{subject}” to {name} was not taken: {answer}</source>
        <translation>{name} 様へのメール「{subject}」は受け付けられませんでした：{answer}</translation>
    </message>
    <message numerus="yes">
        <source>The server asked to wait, %n time(s)</source>
        <translation><numerusform>サーバーから後で送るよう求められました（%n回）</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The settings lack what the foot of %n mail(s) must say: {detail}.</source>
        <translation><numerusform>メール%n通の末尾に必要な表示が設定にありません：{detail}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The template is not written in the language of %n recipient(s).</source>
        <translation><numerusform>宛先%n件の言語ではテンプレートが書かれていません。</numerusform></translation>
    </message>
    <message>
        <source>Title</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>Title of the invitation</source>
        <translation>イベント名</translation>
    </message>
    <message>
        <source>Title, account or address</source>
        <translation>題名・顧客名・アドレス</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Today (ISO)</source>
        <translation>本日（ISO形式）</translation>
    </message>
    <message>
        <source>Told by a person</source>
        <translation>手動設定の理由</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>トピック</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>What</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>書かれていた内容</translation>
    </message>
    <message>
        <source>Who gets it was fixed when it was sent, so it stays as it is.</source>
        <translation>宛先は配信を決めたときに確定したため、変えられません。</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>差出人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write no more (Q)</source>
        <translation>配信停止にする（Q）</translation>
    </message>
    <message>
        <source>You are signed in. You can close this page.</source>
        <translation>サインインしました。このページは閉じてかまいません。</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>条件に合う顧客</translation>
    </message>
    <message>
        <source>campaigns.xlsx</source>
        <translation>一斉メール.xlsx</translation>
    </message>
    <message>
        <source>handed over as a draft; whether it was sent is not proven</source>
        <translation>下書きとして引き渡し済み（送信されたかは未確認）</translation>
    </message>
    <message>
        <source>not sent: the address is no longer known</source>
        <translation>未送信：宛先アドレスの情報がなくなりました</translation>
    </message>
    <message>
        <source>not sent: the mail would no longer be the one that was frozen (sha256)</source>
        <translation>未送信：確定時のメールと内容が一致しません（sha256）</translation>
    </message>
    <message>
        <source>recipients.xlsx</source>
        <translation>宛先.xlsx</translation>
    </message>
    <message numerus="yes">
        <source>the %n account(s) chosen</source>
        <translation><numerusform>選んだ顧客%n社</numerusform></translation>
    </message>
    <message>
        <source>the last about {end}</source>
        <translation>{end}ごろ終わる見込み</translation>
    </message>
    <message>
        <source>the list shown</source>
        <translation>表示していた一覧</translation>
    </message>
    <message>
        <source>the view “{view}”</source>
        <translation>ビュー「{view}」</translation>
    </message>
    <message>
        <source>there is no snippet [[{name}]]</source>
        <translation>定型文 [[{name}]] はありません</translation>
    </message>
    <message>
        <source>{address} can send: encrypted, signed in</source>
        <translation>{address} は送信できます：暗号化・サインイン済み</translation>
    </message>
    <message>
        <source>{address}: {sent} sent, {failed} failed, {unknown} to be checked, {waiting} waiting</source>
        <translation>{address}：送信済み {sent} 件、失敗 {failed} 件、要確認 {unknown} 件、待機 {waiting} 件</translation>
    </message>
    <message>
        <source>{count} in the last minute</source>
        <translation>直近1分で{count}通</translation>
    </message>
    <message>
        <source>{count} in the last minute of at most {most}</source>
        <translation>直近1分で{count}通（上限{most}通）</translation>
    </message>
    <message>
        <source>{left} of {total} have left, {waiting} wait</source>
        <translation>{total}通のうち{left}通を送信、残り{waiting}通</translation>
    </message>
    <message>
        <source>{mailbox} rests until {until}: {why}</source>
        <translation>{mailbox}は{until}まで休みます: {why}</translation>
    </message>
    <message>
        <source>{mailbox} sends nothing until somebody has seen to it: {why}</source>
        <translation>{mailbox}は人が対応するまで送りません: {why}</translation>
    </message>
    <message>
        <source>{minute} a minute, {day} a day</source>
        <translation>1分あたり{minute}通、1日あたり{day}通</translation>
    </message>
    <message>
        <source>{name} knows that it arrived</source>
        <translation>{name} が到着を確認</translation>
    </message>
    <message>
        <source>{part} {count}</source>
        <translation>{part} {count}</translation>
    </message>
    <message>
        <source>{reason}: {why}</source>
        <translation>{reason}: {why}</translation>
    </message>
    <message>
        <source>{title} (called off)</source>
        <translation>{title}（中止）</translation>
    </message>
    <message>
        <source>{title} (changed)</source>
        <translation>{title}（変更）</translation>
    </message>
    <message>
        <source>{title} (to those it did not reach)</source>
        <translation>{title}（届いていない方へ）</translation>
    </message>
    <message>
        <source>“{subject}” was sent to {to}</source>
        <translation>「{subject}」を {to} へ送信しました</translation>
    </message>
    <message>
        <source>“{title}” is not leaving now.</source>
        <translation>「{title}」は配信中ではありません。</translation>
    </message>
    <message>
        <source>‹ Outreach</source>
        <translation>‹ 配信</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>An account, a view, a command…</source>
        <translation>顧客、ビュー、コマンドを入力…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Nothing found. Fewer letters find more.</source>
        <translation>見つかりません。文字を減らすと見つかることがあります。</translation>
    </message>
    <message>
        <source>Search everywhere for “{words}”</source>
        <translation>「{words}」をすべてから検索</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>検索・コマンド</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>View</source>
        <translation>ビュー</translation>
    </message>
</context>
<context>
    <name>passphrase</name>
    <message>
        <source>Open (Enter)</source>
        <translation>開く(Enter)</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>This profile is protected by a passphrase.</source>
        <translation>このプロファイルはパスフレーズで保護されています。</translation>
    </message>
    <message>
        <source>This profile needs its recovery key.</source>
        <translation>このプロファイルには復旧キーが必要です。</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Champion {name} has left: find out who follows</source>
        <translation>推進者の{name}さんが離任: 後任を確認する</translation>
    </message>
    <message>
        <source>No admin is known.</source>
        <translation>管理者が分かっていません。</translation>
    </message>
    <message>
        <source>No champion is known.</source>
        <translation>推進者が分かっていません。</translation>
    </message>
    <message>
        <source>No economic buyer is known.</source>
        <translation>決裁者が分かっていません。</translation>
    </message>
    <message>
        <source>No executive is known.</source>
        <translation>経営層が分かっていません。</translation>
    </message>
</context>
<context>
    <name>permissions</name>
    <message>
        <source>taken back</source>
        <translation>取り消し</translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message numerus="yes">
        <source>%n account(s) as of {day}</source>
        <translation><numerusform>顧客%n社({day}時点)</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts by phase</source>
        <translation>フェーズ別の顧客数</translation>
    </message>
    <message>
        <source>Alike for all (0-3)</source>
        <translation>共通度(0-3)</translation>
    </message>
    <message>
        <source>Automate or human</source>
        <translation>自動化の判断</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>By the data the account is beyond this phase: the source still says it.</source>
        <translation>データ上はこのフェーズを終えています。取り込み元の値はまだこのフェーズです。</translation>
    </message>
    <message>
        <source>Champion left, nobody followed</source>
        <translation>推進者の離任(後任なし)</translation>
    </message>
    <message>
        <source>Change (F2)</source>
        <translation>変更(F2)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>手段</translation>
    </message>
    <message>
        <source>Customer journey</source>
        <translation>カスタマージャーニー</translation>
    </message>
    <message>
        <source>Daily of the monthly users</source>
        <translation>月間利用者に占める日次利用者</translation>
    </message>
    <message>
        <source>Data to watch</source>
        <translation>見るデータ</translation>
    </message>
    <message>
        <source>Data watched</source>
        <translation>見るデータ</translation>
    </message>
    <message>
        <source>Days in the phase</source>
        <translation>フェーズの日数</translation>
    </message>
    <message>
        <source>Days in the phase without a goal met</source>
        <translation>目標達成のないフェーズの日数</translation>
    </message>
    <message>
        <source>Days since the start</source>
        <translation>開始からの日数</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>判断日</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Difficulty (1-3)</source>
        <translation>難しさ(1-3)</translation>
    </message>
    <message>
        <source>Experience lost (0-3)</source>
        <translation>体験の損失(0-3)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Goals met</source>
        <translation>達成した目標</translation>
    </message>
    <message>
        <source>Health below healthy</source>
        <translation>ヘルスが健全未満</translation>
    </message>
    <message>
        <source>Health score of the week before</source>
        <translation>前週のヘルススコア</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>時間/月</translation>
    </message>
    <message>
        <source>In this phase since {day}.</source>
        <translation>{day}からこのフェーズです。</translation>
    </message>
    <message>
        <source>Key features in use</source>
        <translation>主要機能の利用</translation>
    </message>
    <message>
        <source>Kick-off held</source>
        <translation>キックオフの実施</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>List these accounts (Enter)</source>
        <translation>顧客の一覧を開く(Enter)</translation>
    </message>
    <message>
        <source>Mails opened</source>
        <translation>メールの開封</translation>
    </message>
    <message>
        <source>Minutes each</source>
        <translation>1回の分数</translation>
    </message>
    <message>
        <source>Motions: {motions}</source>
        <translation>重点対応: {motions}</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必要か</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Oldest open P1 ticket</source>
        <translation>未解決のP1チケットの日数</translation>
    </message>
    <message>
        <source>On track</source>
        <translation>順調</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>成果</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>範囲外</translation>
    </message>
    <message>
        <source>Pays back in months</source>
        <translation>回収(月)</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Phase by usage</source>
        <translation>フェーズと利用状況</translation>
    </message>
    <message>
        <source>Phase not known</source>
        <translation>フェーズ不明</translation>
    </message>
    <message>
        <source>Phase: {before} → {after}</source>
        <translation>フェーズ: {before} → {after}</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Progress not known: data are missing (as of {day})</source>
        <translation>進みは不明: データがありません({day}時点)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>見直し日</translation>
    </message>
    <message>
        <source>Seats in use</source>
        <translation>席の利用</translation>
    </message>
    <message>
        <source>Seats in use from day 60 on</source>
        <translation>60日目以降の席の利用</translation>
    </message>
    <message>
        <source>Set by {who}: {reason}. The automatic phase waits until {day}.</source>
        <translation>{who}が手動設定: {reason}。{day}まで自動では変わりません。</translation>
    </message>
    <message>
        <source>Set-up hours</source>
        <translation>準備の時間</translation>
    </message>
    <message>
        <source>Set-up tasks done</source>
        <translation>初期設定タスクの完了</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>The customer asks</source>
        <translation>お客様の問い</translation>
    </message>
    <message>
        <source>The exit criteria have held for {weeks} of {needed} weeks.</source>
        <translation>次へ進む条件は{needed}週のうち{weeks}週続いています。</translation>
    </message>
    <message>
        <source>The least advanced product with a fifth of the ARR counts: {products}.</source>
        <translation>ARRの20%以上を占める商材のうち最も進んでいないものを採ります: {products}</translation>
    </message>
    <message>
        <source>The phase is not known: neither a start of contract nor usage is.</source>
        <translation>フェーズは不明です: 契約の開始日も利用データもありません。</translation>
    </message>
    <message>
        <source>The rubric says</source>
        <translation>判断基準</translation>
    </message>
    <message>
        <source>Times a month</source>
        <translation>月の回数</translation>
    </message>
    <message>
        <source>To</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Tool cost a month</source>
        <translation>ツール費/月</translation>
    </message>
    <message>
        <source>Touches begun by us in 90 days</source>
        <translation>90日間のこちらからの接点</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>What leads back has held for {weeks} of {needed} weeks.</source>
        <translation>前のフェーズに戻る条件は{needed}週のうち{weeks}週続いています。</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>すること</translation>
    </message>
    <message>
        <source>What to do then</source>
        <translation>範囲外のときにすること</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Worth of a person (0-3)</source>
        <translation>人の価値(0-3)</translation>
    </message>
    <message>
        <source>as the rubric says</source>
        <translation>基準どおり</translation>
    </message>
    <message>
        <source>as the source says</source>
        <translation>取り込み元の値</translation>
    </message>
    <message>
        <source>at least {border}</source>
        <translation>{border}以上</translation>
    </message>
    <message>
        <source>at most {border}</source>
        <translation>{border}以下</translation>
    </message>
    <message>
        <source>by the data</source>
        <translation>データによる</translation>
    </message>
    <message>
        <source>by the days since the start</source>
        <translation>開始からの日数による</translation>
    </message>
    <message>
        <source>day 90 passed</source>
        <translation>90日を経過</translation>
    </message>
    <message>
        <source>never</source>
        <translation>回収不可</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>under {border}</source>
        <translation>{border}未満</translation>
    </message>
    <message>
        <source>{count}: {action}</source>
        <translation>{count}: {action}</translation>
    </message>
    <message>
        <source>{motion} {count}</source>
        <translation>{motion} {count}</translation>
    </message>
    <message>
        <source>{name}: does not hold</source>
        <translation>{name}: 該当しません</translation>
    </message>
    <message>
        <source>{name}: holds</source>
        <translation>{name}: 該当します</translation>
    </message>
    <message>
        <source>{name}: not known</source>
        <translation>{name}: 不明</translation>
    </message>
    <message>
        <source>{name}: not known ({border})</source>
        <translation>{name}: 不明({border})</translation>
    </message>
    <message>
        <source>{name}: {value} ({border}), does not hold yet</source>
        <translation>{name}: {value}({border})、まだ満たしていません</translation>
    </message>
    <message>
        <source>{name}: {value} ({border}), holds</source>
        <translation>{name}: {value}({border})、満たしています</translation>
    </message>
    <message>
        <source>{phase}, as the source says.</source>
        <translation>{phase}(取り込み元の値)</translation>
    </message>
    <message>
        <source>{phase}, from the days since the start and the usage when first seen.</source>
        <translation>{phase}(初回の開始日数と利用状況による推定)</translation>
    </message>
    <message>
        <source>{phase}, set by hand.</source>
        <translation>{phase}(手動設定)</translation>
    </message>
    <message>
        <source>{phase}, since day 90 passed before onboarding was done.</source>
        <translation>{phase}(導入が終わらないまま90日を経過)</translation>
    </message>
    <message>
        <source>{phase}, since the criteria on data held.</source>
        <translation>{phase}(データの条件を満たしたため)</translation>
    </message>
    <message>
        <source>{progress}: {name} (as of {day})</source>
        <translation>{progress}: {name}({day}時点)</translation>
    </message>
    <message>
        <source>{progress}: {name} {value}, border {border} (as of {day})</source>
        <translation>{progress}: {name} {value}、基準 {border}({day}時点)</translation>
    </message>
    <message>
        <source>◇ {data} (no source tells it)</source>
        <translation>◇ {data}(データなし)</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Accounts</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活動履歴</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Outreach</source>
        <translation>配信</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source># Success plan: {name}</source>
        <translation># サクセスプラン: {name}</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day}時点</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>No goals have been agreed yet.</source>
        <translation>合意した目標はまだありません。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在値</translation>
    </message>
    <message>
        <source>Our contact</source>
        <translation>弊社の担当</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始値</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>Your contact</source>
        <translation>ご担当者</translation>
    </message>
    <message>
        <source>| Checked on | Value |</source>
        <translation>| 確認日 | 値 |</translation>
    </message>
</context>
<context>
    <name>quick</name>
    <message>
        <source> min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Add an own field</source>
        <translation>独自項目を追加</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>応答あり</translation>
    </message>
    <message>
        <source>As the score says</source>
        <translation>スコアどおり(手動設定を終える)</translation>
    </message>
    <message>
        <source>Attended</source>
        <translation>参加あり</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>手段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>通話できた</translation>
    </message>
    <message>
        <source>Customer voice</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>実施した</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>見立て</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Kind of voice</source>
        <translation>声の種類</translation>
    </message>
    <message>
        <source>Log touch</source>
        <translation>接点を記録</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>時間(分)</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>項目の名前</translation>
    </message>
    <message>
        <source>Name of the topic; empty: none. Enter saves, Esc closes.</source>
        <translation>話題の名前。空なら外します(Enterで保存、Escで閉じる)</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>ビューの名前</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Open a hand-over sheet</source>
        <translation>引き継ぎシートを作る</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>ビューとして保存</translation>
    </message>
    <message>
        <source>Say why in a few words: only “renews” stands without.</source>
        <translation>理由をひとことお願いします。理由なしで書けるのは「契約更新」だけです。</translation>
    </message>
    <message>
        <source>Set health by hand</source>
        <translation>ヘルスを手動設定</translation>
    </message>
    <message>
        <source>Set phase</source>
        <translation>フェーズを設定</translation>
    </message>
    <message>
        <source>Set touch tier</source>
        <translation>タッチ区分を設定</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Title of the request, known or new</source>
        <translation>要望の件名(既存または新規)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>話題</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Under a request</source>
        <translation>要望にまとめる</translation>
    </message>
    <message>
        <source>What comes next? Enter saves, Esc closes.</source>
        <translation>次に何をしますか(Enterで保存、Escで閉じる)</translation>
    </message>
    <message>
        <source>What did they say? Enter saves, Esc closes.</source>
        <translation>お客様の言葉を入力(Enterで保存、Escで閉じる)</translation>
    </message>
    <message>
        <source>What happened? Enter saves, Esc closes.</source>
        <translation>何がありましたか(Enterで保存、Escで閉じる)</translation>
    </message>
    <message>
        <source>What was it about? Enter saves, Esc closes.</source>
        <translation>どんな内容でしたか(Enterで保存、Escで閉じる)</translation>
    </message>
    <message>
        <source>Who began it</source>
        <translation>どちらから</translation>
    </message>
    <message>
        <source>Who took part</source>
        <translation>参加者</translation>
    </message>
    <message>
        <source>Who took part…</source>
        <translation>参加者…</translation>
    </message>
    <message>
        <source>Why? For 30 days it moves only by hand.</source>
        <translation>理由は? 30日間は自動で変わりません。</translation>
    </message>
    <message>
        <source>Why? It is read when the renewal is decided. Enter saves.</source>
        <translation>理由は? 更新を決めるときに読まれます。Enterで保存。</translation>
    </message>
    <message>
        <source>Why? The reason stays beside the tier.</source>
        <translation>理由(区分と一緒に残ります)</translation>
    </message>
    <message>
        <source>Why? The score's own band stays beside it.</source>
        <translation>理由(スコアによるヘルスも並べて残ります)</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>はい・いいえ</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>欠席</translation>
    </message>
    <message>
        <source>attended</source>
        <translation>参加</translation>
    </message>
    <message>
        <source>begun by them</source>
        <translation>先方から開始</translation>
    </message>
    <message>
        <source>begun by us</source>
        <translation>こちらから開始</translation>
    </message>
    <message>
        <source>{what}: {whom}</source>
        <translation>{what}: {whom}</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>A P1 ticket is open for {value} days: the score is capped at {cap} (as of {date})</source>
        <translation>P1チケットが{value}日間未解決: スコアの上限は{cap}({date}時点)</translation>
    </message>
    <message>
        <source>A champion left {value} days ago: the score is capped at {cap} (as of {date})</source>
        <translation>推進者が{value}日前に離任: スコアの上限は{cap}({date}時点)</translation>
    </message>
    <message>
        <source>An invoice is {value} days overdue (expected {threshold}, as of {date})</source>
        <translation>請求書の支払が{value}日遅れています(基準{threshold}日、{date}時点)</translation>
    </message>
    <message>
        <source>An invoice is {value} days overdue: the score is capped at {cap} (as of {date})</source>
        <translation>請求書の支払が{value}日遅れ: スコアの上限は{cap}({date}時点)</translation>
    </message>
    <message>
        <source>CSAT is {value} (expected {threshold}, as of {date})</source>
        <translation>満足度(CSAT)が{value}(基準{threshold}、{date}時点)</translation>
    </message>
    <message>
        <source>No data on: {measure}</source>
        <translation>データなし: {measure}</translation>
    </message>
    <message>
        <source>No meaningful touch for {value} days (cadence {threshold} days, as of {date})</source>
        <translation>有効な接点が{value}日間ありません(対応頻度{threshold}日、{date}時点)</translation>
    </message>
    <message>
        <source>No meaningful touch for {value} days (expected {threshold} days, as of {date})</source>
        <translation>有効な接点が{value}日間ありません(基準{threshold}日、{date}時点)</translation>
    </message>
    <message>
        <source>Notice received: the score is capped at {cap} (as of {date})</source>
        <translation>解約通知を受領: スコアの上限は{cap}({date}時点)</translation>
    </message>
    <message>
        <source>Only {value} % of the score rests on fresh data (needed {threshold} %)</source>
        <translation>新しいデータに基づく割合が{value}%にとどまります(必要{threshold}%)</translation>
    </message>
    <message>
        <source>Only {value} % of the scorecard has a source (needed {threshold} %)</source>
        <translation>データ元とつながっているのはスコアカードの{value}%のみです(必要{threshold}%)</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The score fell by {value} points in 4 weeks (as of {date})</source>
        <translation>スコアが4週間で{value}ポイント低下({date}時点)</translation>
    </message>
    <message>
        <source>There is no active champion (as of {date})</source>
        <translation>活動中の推進者がいません({date}時点)</translation>
    </message>
    <message>
        <source>Too important to be missing: {measure}</source>
        <translation>欠かせないデータがありません: {measure}</translation>
    </message>
    <message>
        <source>Usage is {value} times the 4 weeks before (expected {threshold}, as of {date})</source>
        <translation>利用がその前の4週間の{value}倍(基準{threshold}倍、{date}時点)</translation>
    </message>
    <message>
        <source>{measure} is {value} (expected {threshold}, as of {date})</source>
        <translation>{measure}が{value}(基準{threshold}、{date}時点)</translation>
    </message>
    <message>
        <source>{measure}: the score is capped at {cap} (as of {date})</source>
        <translation>{measure}: スコアの上限は{cap}({date}時点)</translation>
    </message>
    <message>
        <source>{reason}: {value}, {points} points</source>
        <translation>{reason}: {value}、{points} 点</translation>
    </message>
    <message>
        <source>{value} % of monthly users come daily (expected {threshold} %, as of {date})</source>
        <translation>月間利用者のうち毎日使う人が{value}%(基準{threshold}%、{date}時点)</translation>
    </message>
    <message>
        <source>{value} % of the goals due are met (expected {threshold} %, as of {date})</source>
        <translation>期限を迎えた目標の達成が{value}%(基準{threshold}%、{date}時点)</translation>
    </message>
    <message>
        <source>{value} % of the seats are used (expected {threshold} %, as of {date})</source>
        <translation>席の利用率が{value}%(基準{threshold}%、{date}時点)</translation>
    </message>
    <message>
        <source>{value} P1 tickets are open (expected {threshold}, as of {date})</source>
        <translation>P1チケットが{value}件未解決(基準{threshold}件、{date}時点)</translation>
    </message>
    <message>
        <source>{value} defects in 90 days (expected {threshold}, as of {date})</source>
        <translation>90日間の不具合が{value}件(基準{threshold}件、{date}時点)</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Amount per year</source>
        <translation>年額</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>姿勢</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>確認日</translation>
    </message>
    <message>
        <source>Choose a goal of ours first: Enter opens it, M checks it.</source>
        <translation>先にこちらで書いた目標を選んでください。Enterで開き、Mで確認を記録します。</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>Contract end</source>
        <translation>契約終了</translation>
    </message>
    <message>
        <source>Day (churn: first day without service)</source>
        <translation>日付(解約は利用がない最初の日)</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;Markdown (*.md)</source>
        <translation>Excelブック (*.xlsx);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the hand-over sheet</source>
        <translation>引き継ぎシートを書き出し</translation>
    </message>
    <message>
        <source>From</source>
        <translation>引き継ぐ人</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goal: {name}</source>
        <translation>目標: {name}</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>引き継ぎシート</translation>
    </message>
    <message>
        <source>In the shareable plan</source>
        <translation>共有用のプランに入れる</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影響力</translation>
    </message>
    <message>
        <source>Internal note (never shared)</source>
        <translation>社内メモ(共有されません)</translation>
    </message>
    <message>
        <source>It is kept in its source and is read only here.</source>
        <translation>データソースの値なので、ここでは変更できません。</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>離任日</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Main reason</source>
        <translation>いちばんの理由</translation>
    </message>
    <message>
        <source>Measure (KPI)</source>
        <translation>指標(KPI)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>New expansion proposal</source>
        <translation>拡大の提案を追加</translation>
    </message>
    <message>
        <source>New goal</source>
        <translation>目標を追加</translation>
    </message>
    <message>
        <source>New hand-over sheet</source>
        <translation>引き継ぎシートを作成</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>人を追加</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>ネクストアクション</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Note (internal)</source>
        <translation>メモ(社内)</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在値</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Person: {name}</source>
        <translation>人: {name}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商材</translation>
    </message>
    <message>
        <source>Progress check: {name}</source>
        <translation>進み具合の確認: {name}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>フリガナ</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Second reason</source>
        <translation>2番目の理由</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始値</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>The shareable plan was copied, without internal notes.</source>
        <translation>共有用のプランをコピーしました。社内メモは入っていません。</translation>
    </message>
    <message>
        <source>The sheet was written to {path}</source>
        <translation>シートを {path} に書き出しました</translation>
    </message>
    <message>
        <source>Their contact</source>
        <translation>先方のご担当者</translation>
    </message>
    <message>
        <source>Third reason</source>
        <translation>3番目の理由</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>役職</translation>
    </message>
    <message>
        <source>To</source>
        <translation>受け取る人</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>希望日</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>決める人</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>handover.xlsx</source>
        <translation>引き継ぎシート.xlsx</translation>
    </message>
    <message>
        <source>{heading} ({currency})</source>
        <translation>{heading} ({currency})</translation>
    </message>
    <message>
        <source>“{field}” was changed elsewhere meanwhile and now says “{now}”: what you typed is still here, Save writes it over that, Close leaves that.</source>
        <translation>「{field}」はその間に別の場所で「{now}」に変更されました。入力した内容はここに残っています。[保存] で上書き、[閉じる] で変更後のままにします。</translation>
    </message>
</context>
<context>
    <name>refused</name>
    <message>
        <source>A quotation mark opens near row {row} and does not close. Close it in the file and try again.</source>
        <translation>{row}行目のあたりで開いた引用符が閉じられていません。ファイルで閉じてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Another program holds it open. Close it there and try again.</source>
        <translation>ほかのプログラムが使用中です。そちらで閉じてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>It cannot be opened. Look whether it is still there.</source>
        <translation>開けません。ファイルがまだあるか確かめてください。</translation>
    </message>
    <message>
        <source>It ends in the middle. Export or fetch it again.</source>
        <translation>途中で終わっています。もう一度書き出すか、取得し直してください。</translation>
    </message>
    <message>
        <source>It has headings but no rows, so nothing can be suggested. Choose another file.</source>
        <translation>見出しだけで行がないため、マッピングを提案できません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>It has more than {most} rows. Split it into smaller files.</source>
        <translation>{most}行を超えています。小さなファイルに分けてください。</translation>
    </message>
    <message>
        <source>It has no column {column}; row {row} has: {columns}. Correct the file or the mapping.</source>
        <translation>列「{column}」がありません。{row}行目にあるのは {columns} です。ファイルかマッピングを直してください。</translation>
    </message>
    <message>
        <source>It has no row with any of the columns {columns}. Correct the file or the mapping.</source>
        <translation>列 {columns} のどれかがある行が見つかりません。ファイルかマッピングを直してください。</translation>
    </message>
    <message>
        <source>It has no sheet {sheet}; there are: {sheets}. Correct the mapping.</source>
        <translation>シート「{sheet}」がありません。あるのは {sheets} です。マッピングを直してください。</translation>
    </message>
    <message>
        <source>It has {columns} columns; more than {most} are not read. Leave some out.</source>
        <translation>{columns} 列あります。読み込めるのは {most} 列までです。不要な列を除いてください。</translation>
    </message>
    <message>
        <source>It holds more than {most} meetings. Export a shorter time.</source>
        <translation>会議が{most}件を超えています。期間を短くして書き出してください。</translation>
    </message>
    <message>
        <source>It holds more than {most} people. Split it.</source>
        <translation>{most}人を超えています。分割してください。</translation>
    </message>
    <message>
        <source>It holds no mail. Save the mail as .eml or .msg.</source>
        <translation>メールが入っていません。メールを .eml か .msg で保存してください。</translation>
    </message>
    <message>
        <source>It is a folder. Name a file in it.</source>
        <translation>フォルダーです。その中のファイルを指定してください。</translation>
    </message>
    <message>
        <source>It is a web page under the name of a table. Open it in Excel and save it as XLSX.</source>
        <translation>名前は表ですが、中身は Web ページです。Excel で開き、XLSX で保存し直してください。</translation>
    </message>
    <message>
        <source>It is damaged or no real workbook ({what}). Open it in Excel and save it anew.</source>
        <translation>ファイルが壊れているか、正しいブックではありません({what})。Excel で開いて保存し直してください。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>中身が空です。</translation>
    </message>
    <message>
        <source>It is larger than {most} MB. Export a shorter time.</source>
        <translation>{most} MBを超えています。期間を短くして書き出してください。</translation>
    </message>
    <message>
        <source>It is larger than {most} MB. Save it without its attachments.</source>
        <translation>{most} MB を超えています。添付を外して保存してください。</translation>
    </message>
    <message>
        <source>It is no Word document that can be read. Save it anew as .docx.</source>
        <translation>読み取れる Word 文書ではありません。.docx で保存し直してください。</translation>
    </message>
    <message>
        <source>It is no calendar. Export it again as an .ics file.</source>
        <translation>カレンダーではありません。.icsファイルとして書き出し直してください。</translation>
    </message>
    <message>
        <source>It is no table ({kind}). Save it as CSV or XLSX.</source>
        <translation>表形式のファイルではありません({kind})。CSV または XLSX で保存してください。</translation>
    </message>
    <message>
        <source>It is protected with a password. Save it without one.</source>
        <translation>パスワードで保護されています。パスワードなしで保存し直してください。</translation>
    </message>
    <message>
        <source>It needs more memory than a file may take. Split it or save it as CSV.</source>
        <translation>読み込みに必要なメモリが上限を超えました。分割するか、CSV で保存してください。</translation>
    </message>
    <message>
        <source>It takes more processor time than a file may take. Split it or save it as CSV.</source>
        <translation>読み込みに必要な処理時間が上限を超えました。分割するか、CSV で保存してください。</translation>
    </message>
    <message>
        <source>It unpacks to a hundred times its size, which no real workbook does.</source>
        <translation>展開すると元の百倍を超えます。通常のブックではありません。作成元を確かめてください。</translation>
    </message>
    <message>
        <source>It unpacks to more than {most} MB. Save it as text.</source>
        <translation>展開すると {most} MB を超えます。テキストで保存してください。</translation>
    </message>
    <message>
        <source>It unpacks to more than {most} MB. Split it into smaller files.</source>
        <translation>展開すると {most} MB を超えます。小さなファイルに分けてください。</translation>
    </message>
    <message>
        <source>It was changed while it was being read. Sync again.</source>
        <translation>読み込み中に変更されました。もう一度同期してください。</translation>
    </message>
    <message>
        <source>Its characters are neither UTF-8 nor UTF-16 nor Shift-JIS. Name theirs in the mapping, like latin-1.</source>
        <translation>文字コードが UTF-8、UTF-16、Shift-JIS のいずれでもありません。マッピングで latin-1 のように指定してください。</translation>
    </message>
    <message>
        <source>Its characters are not {encoding}, as the mapping says. Correct the mapping.</source>
        <translation>文字コードがマッピングの指定({encoding})と異なります。マッピングを直してください。</translation>
    </message>
    <message>
        <source>Its content stopped the reader ({what}). Save it anew, or as CSV.</source>
        <translation>内容が原因で読み込みが止まりました({what})。保存し直すか、CSV で保存してください。</translation>
    </message>
    <message>
        <source>Its parts are nested deeper than any calendar's. Export it again.</source>
        <translation>カレンダーとしてはあり得ない深さの入れ子です。書き出し直してください。</translation>
    </message>
    <message>
        <source>Its parts are nested too deep for a mail. Copy its text instead.</source>
        <translation>メールとしては入れ子が深すぎます。本文をコピーしてください。</translation>
    </message>
    <message>
        <source>Line {line} is longer than {most} characters. Check its quotation marks.</source>
        <translation>{line}行目が {most}文字を超えています。引用符を確かめてください。</translation>
    </message>
    <message>
        <source>No file in {folder} fits this pattern. Check the folder and the pattern.</source>
        <translation>{folder} に、この名前の形に合うファイルがありません。フォルダーと名前の形を確かめてください。</translation>
    </message>
    <message>
        <source>None of its sheets has any rows.</source>
        <translation>どのシートにも行がありません。</translation>
    </message>
    <message>
        <source>Reading it made no progress for {seconds} seconds. Save it anew as CSV.</source>
        <translation>{seconds} 秒間、読み込みが進みませんでした。CSV で保存し直してください。</translation>
    </message>
    <message>
        <source>Reading it takes more than a mail may. Copy its text instead.</source>
        <translation>読み取りに時間や容量がかかりすぎます。本文をコピーしてください。</translation>
    </message>
    <message>
        <source>The folder has no CSV, TSV, XLSX, XLS or ODS file. Choose another folder.</source>
        <translation>フォルダーに CSV、TSV、XLSX、XLS、ODS のファイルがありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The system does not let it be read: {why}. Check its permissions.</source>
        <translation>読み取りが許可されていません({why})。アクセス権を確かめてください。</translation>
    </message>
    <message>
        <source>There is no business card in it. Export the contacts again as .vcf.</source>
        <translation>名刺データがありません。連絡先を.vcfとして書き出し直してください。</translation>
    </message>
    <message>
        <source>There is no such file. Check the name and the folder.</source>
        <translation>ファイルが見つかりません。名前とフォルダーを確かめてください。</translation>
    </message>
    <message>
        <source>What came is a web page and no calendar; the address may ask for a sign-in. Copy the address that ends in .ics from the calendar's sharing settings.</source>
        <translation>届いたのはカレンダーではなくWebページです。サインインが必要なアドレスかもしれません。カレンダーの共有設定から、.icsで終わるアドレスをコピーしてください。</translation>
    </message>
    <message>
        <source>What came is no answer of a calendar server. Check the address; it is that of one calendar.</source>
        <translation>カレンダーサーバーの応答ではありません。アドレスを確認してください。一つのカレンダーのアドレスが必要です。</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>{count} rows had separators inside {column}; its pieces were joined again</source>
        <translation>{count}行で {column} の中に区切り文字があったため、分かれた部分をつなぎ直しました</translation>
    </message>
    <message>
        <source>{count} rows repeat an earlier row word for word and were left out</source>
        <translation>前の行とまったく同じ {count}行は取り込みませんでした</translation>
    </message>
    <message>
        <source>{count} rows say {value} and were read as {instead}, as the mapping says</source>
        <translation>{count}行の「{value}」を、マッピングに従って「{instead}」として読みました</translation>
    </message>
    <message>
        <source>{count} rows share {groups} values of {column}, which should be unique; all were kept under {key}</source>
        <translation>重複しないはずの {column} の {groups} 個の値を {count}行が共有しています。すべて {key} をキーとして残しました</translation>
    </message>
    <message>
        <source>{count} rows were left out because {column} is blank</source>
        <translation>{column} が空欄の {count}行は取り込みませんでした</translation>
    </message>
    <message>
        <source>{count} rows were left out because {column} says {value}</source>
        <translation>{column} が「{value}」の {count}行は取り込みませんでした</translation>
    </message>
    <message>
        <source>{count} rows were read by the mapping's table of values for {column}</source>
        <translation>{count}行の {column} を、マッピングの値の対応表に従って読みました</translation>
    </message>
</context>
<context>
    <name>requests</name>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Add a request…</source>
        <translation>要望を追加…</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>見送り</translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation>最新の声</translation>
    </message>
    <message>
        <source>No request is in the register yet. Add one, or put customer voices under one.</source>
        <translation>要望はまだありません。追加するか、お客様の声を要望にまとめてください。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>受付に戻す</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>予定あり</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要望</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>要望一覧</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>提供日</translation>
    </message>
    <message>
        <source>Shipped: tell everyone who asked</source>
        <translation>提供済み: 要望した全員に知らせる</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Tell them that it is there: {title}</source>
        <translation>提供開始を知らせる: {title}</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声の数</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>要望した顧客</translation>
    </message>
</context>
<context>
    <name>revenue</name>
    <message numerus="yes">
        <source>%n account(s) are left out: their ARR at the closing is not known.</source>
        <translation><numerusform>顧客%n件は期末のARRが不明なため、含めていません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) changed their currency; their ARR counts as kept.</source>
        <translation><numerusform>顧客%n件は通貨が変わりました。そのARRは維持として数えます。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) churned within the last {days} days and may still renew late.</source>
        <translation><numerusform>顧客%n件はこの{days}日以内の解約で、遅れて契約更新される可能性があります。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have a contract of unknown amount; only the others count.</source>
        <translation><numerusform>顧客%n件には金額不明の契約があり、ほかの契約だけを数えています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are apart: amounts in two currencies are never added.</source>
        <translation><numerusform>ほかの通貨の顧客%n社は別に数えます(通貨の異なる金額は合算しません)。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) stand on a line of their own: their ARR at the opening is not known.</source>
        <translation><numerusform>顧客%n件は期首のARRが不明なため、別の行に示しています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) vanished from their source and are left out; whether they churned is not known.</source>
        <translation><numerusform>顧客%n件はデータ元から消えたため含めていません。解約かどうかは不明です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) with an unknown ARR are left out.</source>
        <translation><numerusform>ARR不明の顧客%n社は含みません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) end before they begin and are left out.</source>
        <translation><numerusform>契約%n件は終了日が開始日より前のため、含めていません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) that ran at the opening were learned of later; they count.</source>
        <translation><numerusform>期首に有効だった契約のうち%n件は、後から判明したものです。含めています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) are left out: their ARR is not known.</source>
        <translation><numerusform>契約更新%n件はARRが不明なため、含めていません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n running contract(s) have no known end: they are in no renewal figure.</source>
        <translation><numerusform>有効な契約のうち%n件は終了日が不明なため、契約更新の指標に入っていません。</numerusform></translation>
    </message>
    <message>
        <source>(opening + expansion - contraction - churn) / opening; of accounts that paid then.</source>
        <translation>(期首 + 拡大 - 縮小 - 解約) / 期首。期首に支払いのあった顧客が対象です。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>0: all alike, 1: one brings everything</source>
        <translation>0: すべて同じ、1: 1社に集中</translation>
    </message>
    <message>
        <source>0: all alike, 1: one brings everything; corrected for so few accounts</source>
        <translation>0: すべて同じ、1: 1社に集中。顧客数が少ないため補正済み</translation>
    </message>
    <message>
        <source>1 {currency} = {rate} {into}</source>
        <translation>1 {currency} = {rate} {into}</translation>
    </message>
    <message>
        <source>ARPA</source>
        <translation>ARPA(顧客平均単価)</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR at risk</source>
        <translation>リスクARR</translation>
    </message>
    <message>
        <source>ARR at risk (below {least} %): {exposure}; lost on average: {loss}.</source>
        <translation>リスクARR(契約更新の確率{least}%未満): {exposure}。平均的な損失: {loss}。</translation>
    </message>
    <message>
        <source>ARR of accounts that had left for more than 30 days and pay again; never in NRR or GRR.</source>
        <translation>30日を超えて離れた後、再び支払いのある顧客のARR。NRRとGRRには入りません。</translation>
    </message>
    <message>
        <source>ARR of accounts that pay at the closing and never paid before the opening.</source>
        <translation>期末に支払いがあり、期首より前に支払いのなかった顧客のARR。</translation>
    </message>
    <message>
        <source>ARR of accounts that pay in another currency now, or did before; counted as kept.</source>
        <translation>支払い通貨が変わった顧客のARR。維持として数えます。</translation>
    </message>
    <message>
        <source>ARR of accounts without a running contract that have signed one; in no other figure.</source>
        <translation>有効な契約がなく、契約済みで開始前の顧客のARR。ほかの指標には入りません。</translation>
    </message>
    <message>
        <source>ARR of the contracts whose term ends by the last day of the horizon.</source>
        <translation>対象期間の最終日までに契約期間が終わる契約のARR。</translation>
    </message>
    <message>
        <source>ARR of the terms that ended in the period and are decided: renewed, or 30 days over.</source>
        <translation>期間中に契約期間が終わり、結果が決まった分のARR(更新済、または30日経過)。</translation>
    </message>
    <message>
        <source>ARR up for renewal with a probability below 70 % to renew.</source>
        <translation>契約更新の対象のうち、契約更新の確率が70%未満のARR。</translation>
    </message>
    <message>
        <source>ARR up for renewal, times the probability that it does not renew, added up.</source>
        <translation>契約更新の対象のARRに、契約更新されない確率を掛けた合計。</translation>
    </message>
    <message>
        <source>ARR went from {opening} to {closing} between {since} and {on}: NRR {nrr}, GRR {grr}.</source>
        <translation>ARRは{since}の{opening}から{on}の{closing}になりました: NRR {nrr}、GRR {grr}。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts as they are assigned to {owner} today.</source>
        <translation>今日時点で{owner}が担当する顧客です。</translation>
    </message>
    <message>
        <source>Accounts for 80 % of it</source>
        <translation>ARRの80 %になる顧客数</translation>
    </message>
    <message>
        <source>Accounts that churned / accounts that paid at the opening.</source>
        <translation>解約した顧客数 / 期首に支払いのあった顧客数。</translation>
    </message>
    <message>
        <source>Accounts with ARR at the closing.</source>
        <translation>期末にARRのある顧客数。</translation>
    </message>
    <message>
        <source>Accounts, the smallest first, against their share of the ARR</source>
        <translation>横: 顧客(小さい順)、縦: ARRの割合</translation>
    </message>
    <message>
        <source>Amounts stay in their currencies: no exchange rate is stored, so nothing is added across them.</source>
        <translation>為替レートが登録されていないため、金額は通貨ごとのままとし、通貨をまたいで合算しません。</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>要注意</translation>
    </message>
    <message>
        <source>By tenth of the accounts</source>
        <translation>顧客の10分位別</translation>
    </message>
    <message>
        <source>Changed currency</source>
        <translation>通貨変更</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Closing ARR</source>
        <translation>期末ARR</translation>
    </message>
    <message>
        <source>Closing ARR / 12.</source>
        <translation>期末ARR / 12。</translation>
    </message>
    <message>
        <source>Closing ARR of accounts whose start or opening amount is unknown; in no retention figure.</source>
        <translation>開始日または期首の金額が不明な顧客の期末ARR。維持率には入りません。</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>確実</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>集中度</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Counted at the opening's rates as given for this question: {rates}.</source>
        <translation>この集計のために指定された期首レートで換算しています: {rates}。</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>危険</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Enter on a tenth lists its accounts without a touch in 90 days.</source>
        <translation>行でEnterを押すと、その10分位で90日間接点のない顧客を一覧にします。</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>為替</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>期待値</translation>
    </message>
    <message>
        <source>Expected loss</source>
        <translation>平均的な損失</translation>
    </message>
    <message>
        <source>GRR</source>
        <translation>GRR</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>ジニ係数</translation>
    </message>
    <message>
        <source>HHI</source>
        <translation>HHI</translation>
    </message>
    <message>
        <source>In half of the outcomes no more is renewed.</source>
        <translation>2回に1回は、契約更新がこの額以下にとどまります。</translation>
    </message>
    <message>
        <source>In nine of ten outcomes no more is renewed.</source>
        <translation>10回に9回は、契約更新がこの額以下にとどまります。</translation>
    </message>
    <message>
        <source>In one of ten outcomes no more is renewed.</source>
        <translation>10回に1回は、契約更新がこの額以下にとどまります。</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>有望</translation>
    </message>
    <message>
        <source>Logo churn</source>
        <translation>顧客数の解約率</translation>
    </message>
    <message>
        <source>Lorenz curve</source>
        <translation>ローレンツ曲線</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>MRR / paying accounts at the closing.</source>
        <translation>MRR / 期末の有償顧客数。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>NRR</source>
        <translation>NRR</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>No ARR is known in this period, so there is nothing to report. Import contracts.</source>
        <translation>この期間のARRが分からないため、集計できるものがありません。契約を取り込んでください。</translation>
    </message>
    <message>
        <source>No account has a known ARR yet. Import contracts to see how it is spread.</source>
        <translation>ARRのわかる顧客がまだありません。契約を取り込むと、偏りが表示されます。</translation>
    </message>
    <message>
        <source>No contract with a known ARR ends by {until}, so there is nothing to forecast.</source>
        <translation>{until}までに終了する、ARRの分かる契約がないため、予測できるものがありません。</translation>
    </message>
    <message>
        <source>Not known at the opening</source>
        <translation>期首が不明</translation>
    </message>
    <message>
        <source>Of {due} up for renewal by {until}, {expected} is expected to stay; eight times in ten {p10} to {p90}.</source>
        <translation>{until}までに契約更新を迎える{due}のうち、期待値は{expected}。10回に8回は{p10}から{p90}の間です。</translation>
    </message>
    <message>
        <source>Opening ARR</source>
        <translation>期首ARR</translation>
    </message>
    <message>
        <source>Opening ARR of accounts whose contracts all ended; a renewal within 30 days is no churn.</source>
        <translation>契約がすべて終了した顧客の期首ARR。30日以内の契約更新は解約としません。</translation>
    </message>
    <message>
        <source>P10</source>
        <translation>P10</translation>
    </message>
    <message>
        <source>P50</source>
        <translation>P50</translation>
    </message>
    <message>
        <source>P90</source>
        <translation>P90</translation>
    </message>
    <message>
        <source>Paying accounts</source>
        <translation>有償顧客数</translation>
    </message>
    <message>
        <source>Reactivated</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Recurring amount per year of the contracts that run at the end of the closing day.</source>
        <translation>期末日の終わりに有効な契約の年間経常額。</translation>
    </message>
    <message>
        <source>Recurring amount per year of the contracts that run at the end of the opening day, without set-up, services, trials and free plans.</source>
        <translation>期首日の終わりに有効な契約の年間経常額。初期費用、役務、トライアル、無償プランは除きます。</translation>
    </message>
    <message>
        <source>Renewal rate</source>
        <translation>契約更新率</translation>
    </message>
    <message numerus="yes">
        <source>Renewal rates by health are assumed (healthy {green} %, watch {yellow} %, needs action {red} %): of %n past renewal(s) the health 90 days before is known, too few to measure.</source>
        <translation><numerusform>ヘルス別の契約更新率は仮定です(健全{green}%、注意{yellow}%、要対応{red}%)。90日前のヘルスが分かる過去の契約更新は%n件で、実測には足りません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Renewal rates by health are measured on %n past renewal(s), pulled towards the rate of all.</source>
        <translation><numerusform>ヘルス別の契約更新率は過去の契約更新%n件の実測で、全体の率に寄せています。</numerusform></translation>
    </message>
    <message>
        <source>Renewals are taken as independent: a common cause would widen the range.</source>
        <translation>契約更新は互いに独立とみなしています。共通の原因があると幅は広がります。</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>更新済</translation>
    </message>
    <message>
        <source>Renewed / up for renewal: other than GRR, it leaves out contracts whose term goes on.</source>
        <translation>更新済 / 契約更新の対象。GRRと違い、契約期間の途中の契約を含みません。</translation>
    </message>
    <message>
        <source>Share of the ARR</source>
        <translation>ARRの割合</translation>
    </message>
    <message>
        <source>Signed, not started</source>
        <translation>契約済み・開始前</translation>
    </message>
    <message>
        <source>Tenth of the accounts</source>
        <translation>顧客の10分位</translation>
    </message>
    <message>
        <source>Terms that ended: {count}. Renewed {renewed}, smaller {smaller}, lost {lost}, not decided {open}.</source>
        <translation>期間満了した契約: {count}件。更新済{renewed}、縮小{smaller}、解約{lost}、未確定{open}。</translation>
    </message>
    <message>
        <source>The first import was on {day}: before it, contracts show the amounts they had then.</source>
        <translation>最初の取り込みは{day}です。それより前は、契約を取り込み時点の金額で表しています。</translation>
    </message>
    <message>
        <source>The largest</source>
        <translation>上位10 %</translation>
    </message>
    <message>
        <source>The largest 20 %</source>
        <translation>上位20 %の顧客</translation>
    </message>
    <message>
        <source>The other 80 %</source>
        <translation>残り80 %の顧客</translation>
    </message>
    <message>
        <source>The range is from {draws} draws with a fixed seed.</source>
        <translation>幅は、乱数の種を固定した{draws}回の試行によるものです。</translation>
    </message>
    <message>
        <source>The smaller {tail} % of the accounts bring {brings} % of the ARR</source>
        <translation>下位{tail} %の顧客でARRの{brings} %</translation>
    </message>
    <message>
        <source>The smallest</source>
        <translation>下位10 %</translation>
    </message>
    <message>
        <source>Their ARR</source>
        <translation>そのARR</translation>
    </message>
    <message>
        <source>There was no ARR in {currency} at the opening: what was kept cannot be told.</source>
        <translation>期首に{currency}のARRがないため、維持率は求められません。</translation>
    </message>
    <message>
        <source>Untouched in 90 days</source>
        <translation>90日間接点なし</translation>
    </message>
    <message>
        <source>Untouched share</source>
        <translation>接点なしの割合</translation>
    </message>
    <message>
        <source>Up for renewal</source>
        <translation>契約更新の対象</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>What accounts of the opening pay less at the closing, while they stay.</source>
        <translation>期首の顧客のうち、続いている顧客の減少分。</translation>
    </message>
    <message>
        <source>What accounts of the opening pay more at the closing; the two days are compared, not the way between them.</source>
        <translation>期首の顧客の増加分。2つの日を比べ、途中の動きは見ません。</translation>
    </message>
    <message>
        <source>What each contract will pay when it renews, times its probability to renew, added up.</source>
        <translation>契約ごとに、契約更新後の金額に契約更新の確率を掛けた合計。</translation>
    </message>
    <message>
        <source>What is left of each account's opening ARR, nothing above it, / opening; at most 100 %.</source>
        <translation>顧客ごとに期首ARRのうち残った分(上限は期首ARR) / 期首。100%を超えません。</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意味</translation>
    </message>
    <message>
        <source>What of it went on; an increase does not count.</source>
        <translation>そのうち継続した分。増額は含みません。</translation>
    </message>
    <message>
        <source>What the closing's rates change against the opening's; in no retention figure.</source>
        <translation>期末レートと期首レートの差による増減。維持率には入りません。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>ほか%n件</numerusform></translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>no judgement yet</source>
        <translation>見立てなし</translation>
    </message>
    <message>
        <source>not decided: it may still renew late</source>
        <translation>未確定: 遅れて契約更新される可能性あり</translation>
    </message>
    <message>
        <source>notice was given</source>
        <translation>解約通知あり</translation>
    </message>
    <message>
        <source>of the ARR: measured, 80 % is only a saying</source>
        <translation>ARRに占める割合(実測。2:8とは限りません)</translation>
    </message>
    <message>
        <source>of the ARR: the long tail</source>
        <translation>ARRに占める割合(ロングテール)</translation>
    </message>
    <message>
        <source>of {count} accounts, the largest first</source>
        <translation>{count}社のうち大きい順に</translation>
    </message>
    <message>
        <source>rate of its health, assumed</source>
        <translation>ヘルス別の率(仮定)</translation>
    </message>
    <message>
        <source>rate of its health, measured</source>
        <translation>ヘルス別の率(実測)</translation>
    </message>
    <message>
        <source>renewal rates assumed, not measured</source>
        <translation>契約更新率は仮定(実測ではありません)</translation>
    </message>
    <message numerus="yes">
        <source>renewal rates measured on %n past renewal(s)</source>
        <translation><numerusform>契約更新率は過去の契約更新%n件の実測</numerusform></translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>更新済</translation>
    </message>
    <message>
        <source>renewed smaller</source>
        <translation>縮小して更新済</translation>
    </message>
    <message>
        <source>renews</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>renews smaller</source>
        <translation>縮小して契約更新</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>契約済み</translation>
    </message>
    <message>
        <source>the sum of squared shares; as concentrated as {count} equal accounts</source>
        <translation>割合の2乗の和。同じ大きさの顧客{count}社に相当</translation>
    </message>
    <message>
        <source>to monitor</source>
        <translation>様子見</translation>
    </message>
    <message>
        <source>{account} alone makes {share} % of the spread.</source>
        <translation>幅の{share}%は{account}の1社によるものです。</translation>
    </message>
    <message>
        <source>{account}: {due} ended on {day}, {became}</source>
        <translation>{account}: {day}に終了した{due}、{became}</translation>
    </message>
    <message>
        <source>{arr} on {count} accounts</source>
        <translation>顧客{count}社で{arr}</translation>
    </message>
    <message>
        <source>{currency} ({count})</source>
        <translation>{currency}({count})</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n 社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late. {why}</source>
        <translation><numerusform>%n日超過。{why}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) understood</source>
        <translation><numerusform>%n 行を読み取りました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) written, {refused} refused, {left} not begun.</source>
        <translation><numerusform>レビュー資料%n件を作成、作成できなかったもの{refused}件、未着手{left}件。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n review(s): {written} written, {unchanged} unchanged, {refused} refused, {left} not begun</source>
        <translation><numerusform>レビュー%n件: 作成{written}、変更なし{unchanged}、作成できず{refused}、未着手{left}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s) written to {path}</source>
        <translation><numerusform>{path}に%n枚のスライドを書き出しました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s) the deck</source>
        <translation><numerusform>作成できない問題%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) of charts written beside it</source>
        <translation><numerusform>グラフの表を%n件、同じ場所に書き込みました</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing</source>
        <translation><numerusform>不足%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to do: {first}</source>
        <translation><numerusform>あと %n 件: {first}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation><numerusform>確認事項%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to write</source>
        <translation><numerusform>未記入 %n 件</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A number and how it moved</source>
        <translation>数値と、その変化</translation>
    </message>
    <message>
        <source>A promise a line: what / who / until / first promised on. Copied from an older deck.</source>
        <translation>1行に1件: 内容 / 担当 / 期日 / 最初に約束した日。以前の資料から貼り付けられます。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts stand here whose tier has reviews. Set tiers on Accounts, or make a review now.</source>
        <translation>レビューの対象となるタッチ区分の顧客が並びます。「顧客」で区分を設定するか、いまレビューを作成してください。</translation>
    </message>
    <message>
        <source>Accounts, such as tier:high</source>
        <translation>顧客の条件(例 tier:high)</translation>
    </message>
    <message>
        <source>Add a picture…</source>
        <translation>画像を追加…</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>After the meeting press E on a review that is ready: its promises are carried over.</source>
        <translation>実施後に、準備完了のレビューで E を押してください。約束が次回へ引き継がれます。</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>アジェンダ</translation>
    </message>
    <message>
        <source>Always shown</source>
        <translation>常に表示</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>付録</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>お願い</translation>
    </message>
    <message>
        <source>Attendees</source>
        <translation>出席者</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>戻る (Esc)</translation>
    </message>
    <message>
        <source>Build the deck</source>
        <translation>資料を作成</translation>
    </message>
    <message>
        <source>Building business reviews</source>
        <translation>ビジネスレビューを作成中</translation>
    </message>
    <message>
        <source>Build… (Ctrl+B)</source>
        <translation>資料を作成… (Ctrl+B)</translation>
    </message>
    <message numerus="yes">
        <source>Business review is due on {day}: the last was on {last}, one every %n month(s)</source>
        <translation><numerusform>ビジネスレビューの予定日は{day}: 前回{last}、%nか月ごと</numerusform></translation>
    </message>
    <message>
        <source>Business review of {day}: note that it was held, or its new day</source>
        <translation>{day}のビジネスレビュー: 実施済みにするか、新しい日を決める</translation>
    </message>
    <message>
        <source>Business review on {day}: it is still a draft</source>
        <translation>{day}のビジネスレビュー: まだ下書きです</translation>
    </message>
    <message>
        <source>Business reviews (Enter opens)</source>
        <translation>ビジネスレビュー(Enter で開く)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Carried</source>
        <translation>持ち越し</translation>
    </message>
    <message>
        <source>Check (Shift+F7)</source>
        <translation>確認 (Shift+F7)</translation>
    </message>
    <message>
        <source>Choose an account in the calendar and press Enter: the numbers are filled in by themselves.</source>
        <translation>「予定」で顧客を選んで Enter を押してください。数値は自動で入ります。</translation>
    </message>
    <message>
        <source>Condition for the accounts</source>
        <translation>顧客の条件</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>表紙</translation>
    </message>
    <message>
        <source>Decisions sought</source>
        <translation>決めていただきたいこと</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due day of “{promise}”</source>
        <translation>「{promise}」の期日</translation>
    </message>
    <message>
        <source>Empty: the title that the numbers give</source>
        <translation>空欄なら数値から作られる見出し</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Everything is written</source>
        <translation>すべて記入済み</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>First promised</source>
        <translation>初回約束日</translation>
    </message>
    <message numerus="yes">
        <source>Folder for the reviews of %n account(s), last quarter</source>
        <translation><numerusform>%n社の前四半期のレビュー資料を保存するフォルダー</numerusform></translation>
    </message>
    <message>
        <source>For all reviews of {quarter}</source>
        <translation>{quarter} の全レビュー共通</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Freeze the numbers (F7)</source>
        <translation>数値を固定 (F7)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Further lines</source>
        <translation>補足</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>実施済み</translation>
    </message>
    <message>
        <source>Held (Enter)</source>
        <translation>実施済みにする (Enter)</translation>
    </message>
    <message>
        <source>Held on</source>
        <translation>実施日</translation>
    </message>
    <message>
        <source>Held with {account}</source>
        <translation>{account} と実施</translation>
    </message>
    <message>
        <source>Held: what it shows stays as it was. Reopen it with a reason (Shift+F8) to change it; only the note takes text.</source>
        <translation>実施済みのため内容は当時のまま保たれます。直すときは理由を書いて下書きへ戻してください(Shift+F8)。社内メモだけは書けます。</translation>
    </message>
    <message>
        <source>Held… (F8)</source>
        <translation>実施済み… (F8)</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Invite to the business review of {day}</source>
        <translation>{day}のビジネスレビューに招待する</translation>
    </message>
    <message>
        <source>It was held already.</source>
        <translation>すでに実施済みです。</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>前回</translation>
    </message>
    <message>
        <source>Left out, line {number}: {why}</source>
        <translation>対象外 {number}行目: {why}</translation>
    </message>
    <message>
        <source>List of promises</source>
        <translation>約束の一覧</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録 (L)</translation>
    </message>
    <message>
        <source>Make it (Enter)</source>
        <translation>作成 (Enter)</translation>
    </message>
    <message>
        <source>Make the review of {account} a draft again</source>
        <translation>{account} のレビューを下書きへ戻す</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>開催日</translation>
    </message>
    <message>
        <source>Meeting on</source>
        <translation>実施予定</translation>
    </message>
    <message>
        <source>Name of the review</source>
        <translation>レビュー名</translation>
    </message>
    <message>
        <source>New day (H)</source>
        <translation>日を変更 (H)</translation>
    </message>
    <message>
        <source>New day for {account}</source>
        <translation>{account} の実施予定</translation>
    </message>
    <message>
        <source>New review of {account}</source>
        <translation>新しいレビュー: {account}</translation>
    </message>
    <message>
        <source>New review…</source>
        <translation>新しいレビュー…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次回</translation>
    </message>
    <message>
        <source>Next step (S)</source>
        <translation>ネクストアクション (S)</translation>
    </message>
    <message>
        <source>No account is due for a review</source>
        <translation>レビューの対象となる顧客はありません</translation>
    </message>
    <message>
        <source>No day is set</source>
        <translation>期日がありません</translation>
    </message>
    <message>
        <source>No draft</source>
        <translation>下書きはありません</translation>
    </message>
    <message>
        <source>No promise is open with this account.</source>
        <translation>この顧客との未完了の約束はありません。</translation>
    </message>
    <message>
        <source>No review is ready</source>
        <translation>準備完了のレビューはありません</translation>
    </message>
    <message>
        <source>No review was held yet</source>
        <translation>実施済みのレビューはまだありません</translation>
    </message>
    <message>
        <source>Nobody is named</source>
        <translation>担当がありません</translation>
    </message>
    <message>
        <source>Not written yet</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ (N)</translation>
    </message>
    <message>
        <source>Note, only for us</source>
        <translation>社内メモ</translation>
    </message>
    <message>
        <source>Nothing here matches</source>
        <translation>条件に合うものはありません</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>不足はありません。</translation>
    </message>
    <message>
        <source>Nothing is promised here.</source>
        <translation>約束の内容がありません。</translation>
    </message>
    <message>
        <source>Number of slides</source>
        <translation>枚数</translation>
    </message>
    <message>
        <source>Numbers of</source>
        <translation>数字の基準日</translation>
    </message>
    <message>
        <source>One thing that got better for them, with its number</source>
        <translation>お客様にとって良くなったことを1つ、数値とともに</translation>
    </message>
    <message>
        <source>One thing that stands in the way, and why</source>
        <translation>妨げになっていることを1つ、その理由とともに</translation>
    </message>
    <message>
        <source>One thing you ask of them today</source>
        <translation>今日お願いしたいことを1つ</translation>
    </message>
    <message>
        <source>Only for us (never leaves)</source>
        <translation>社内のみ(資料には出ません)</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く (Enter)</translation>
    </message>
    <message>
        <source>Open a draft, write what is asked, and press Ctrl+Shift+Enter: its numbers stay as they are then.</source>
        <translation>下書きを開いて必要な文を書き、Ctrl+Shift+Enter を押してください。数値がその時点で固定されます。</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>予定を開く</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open the page of {account}</source>
        <translation>{account} のページを開く</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Owner of “{promise}”</source>
        <translation>「{promise}」の担当</translation>
    </message>
    <message>
        <source>Paste a list of promises…</source>
        <translation>約束の一覧を貼り付け…</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>期間の開始日</translation>
    </message>
    <message>
        <source>Period to</source>
        <translation>期間の終了日</translation>
    </message>
    <message>
        <source>Period, language… (F3)</source>
        <translation>期間・言語… (F3)</translation>
    </message>
    <message>
        <source>Picture for the slide</source>
        <translation>スライドの画像</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>画像 {number}</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>画像 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>次回までの計画</translation>
    </message>
    <message>
        <source>Planned for {day}</source>
        <translation>{day}に予定</translation>
    </message>
    <message>
        <source>Planned for {day} and not noted as held</source>
        <translation>{day}の予定で、実施済みになっていません</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>約束</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>約束</translation>
    </message>
    <message>
        <source>Promises so far</source>
        <translation>これまでの約束</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Ready (Ctrl+Shift+Enter)</source>
        <translation>準備完了 (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>Ready or held (E)</source>
        <translation>準備完了・実施済み (E)</translation>
    </message>
    <message>
        <source>Ready: what it shows stays as it is. Reopen it (Shift+F8) to change it; only the note takes text.</source>
        <translation>準備完了のため内容はそのまま保たれます。直すときは下書きへ戻してください(Shift+F8)。社内メモだけは書けます。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove: {name}</source>
        <translation>削除: {name}</translation>
    </message>
    <message>
        <source>Reopen (Enter)</source>
        <translation>下書きへ戻す (Enter)</translation>
    </message>
    <message>
        <source>Reopen… (Shift+F8)</source>
        <translation>下書きへ戻す… (Shift+F8)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>成果</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>目標に対する成果</translation>
    </message>
    <message>
        <source>Review of {account}</source>
        <translation>{account} のレビュー</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>懸念</translation>
    </message>
    <message>
        <source>Roadmap and requests</source>
        <translation>ロードマップとご要望</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存 (Enter)</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>保存 {time}</translation>
    </message>
    <message>
        <source>Send the documents of the business review of {day} ahead (48 hours)</source>
        <translation>{day}のビジネスレビューの資料を事前に送る(48時間前)</translation>
    </message>
    <message>
        <source>Service quality</source>
        <translation>サポート品質</translation>
    </message>
    <message>
        <source>Shown as its rule says</source>
        <translation>表示は自動</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>どちら</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>スライド</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>スライド</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>要約</translation>
    </message>
    <message>
        <source>Take over (Ctrl+Enter)</source>
        <translation>取り込む (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>絞り込みを外す</translation>
    </message>
    <message>
        <source>Take the filter away to see every line of this list.</source>
        <translation>絞り込みを外すと、この一覧のすべてが表示されます。</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>相手の文を採用</translation>
    </message>
    <message>
        <source>Template of the deck</source>
        <translation>資料のテンプレート</translation>
    </message>
    <message>
        <source>Texts of the slide</source>
        <translation>スライドの文</translation>
    </message>
    <message>
        <source>The deck was written to {path}</source>
        <translation>資料を {path} に書き出しました</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Use by feature</source>
        <translation>機能別の利用</translation>
    </message>
    <message>
        <source>What else is to be said, one a line</source>
        <translation>ほかに伝えること(1行に1件)</translation>
    </message>
    <message>
        <source>What follows from it for them</source>
        <translation>それがお客様にとって意味すること</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>不足しているもの</translation>
    </message>
    <message>
        <source>What is to be decided today, one a line</source>
        <translation>今日決めていただくこと(1行に1件)</translation>
    </message>
    <message>
        <source>What it means {number}</source>
        <translation>意味 {number}</translation>
    </message>
    <message>
        <source>What to do, who, until when</source>
        <translation>何を、誰が、いつまでに</translation>
    </message>
    <message>
        <source>What we know and do not say: it is in no file</source>
        <translation>お客様には伝えないこと。どのファイルにも出ません</translation>
    </message>
    <message>
        <source>What we learned</source>
        <translation>わかったこと</translation>
    </message>
    <message>
        <source>What we recommend {number}</source>
        <translation>ご提案 {number}</translation>
    </message>
    <message>
        <source>What we see {number}</source>
        <translation>数値 {number}</translation>
    </message>
    <message>
        <source>Whether the slide is shown</source>
        <translation>スライドの表示</translation>
    </message>
    <message>
        <source>Who is there, one a line</source>
        <translation>出席する方(1行に1人)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Written elsewhere meanwhile: {fields}. What you typed stays in its field and is not stored yet; the next letter writes it over theirs.</source>
        <translation>ほかの場所で先に変更されていました：{fields}。入力した文は欄に残っていますが、まだ保存していません。このまま入力を続けると、相手の文を上書きします。</translation>
    </message>
    <message>
        <source>Written once, shown in each of them</source>
        <translation>一度書けば、すべてのレビューに表示されます</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>ほか %n 件</numerusform></translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day} 時点</translation>
    </message>
    <message>
        <source>cancelled before</source>
        <translation>中止（未着手）</translation>
    </message>
    <message>
        <source>carried over</source>
        <translation>持ち越し</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>先方</translation>
    </message>
    <message>
        <source>data missing, and said so</source>
        <translation>データなし(その旨を表示)</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>取りやめ</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>記入済み</translation>
    </message>
    <message>
        <source>first review: nothing was promised before</source>
        <translation>初回のため、これまでの約束がない</translation>
    </message>
    <message>
        <source>held on {day}</source>
        <translation>{day} に実施</translation>
    </message>
    <message>
        <source>hidden by you</source>
        <translation>手動で非表示</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>自動で省略</translation>
    </message>
    <message>
        <source>meeting on {day}</source>
        <translation>{day} に実施予定</translation>
    </message>
    <message>
        <source>no goal has been measured</source>
        <translation>測定済みの目標がない</translation>
    </message>
    <message>
        <source>no promise, no goal, and nothing written</source>
        <translation>お約束・目標がなく、記入もありません</translation>
    </message>
    <message>
        <source>no request, and nothing written</source>
        <translation>ご要望も記入もない</translation>
    </message>
    <message>
        <source>no source tells the features apart</source>
        <translation>機能別の利用データがない</translation>
    </message>
    <message>
        <source>no tickets are known</source>
        <translation>問い合わせのデータがない</translation>
    </message>
    <message>
        <source>no usage is known</source>
        <translation>利用データがない</translation>
    </message>
    <message>
        <source>numbers frozen on {day}</source>
        <translation>数値は {day} で固定</translation>
    </message>
    <message>
        <source>only where you choose “Always shown”; frozen numbers have it once they are frozen again</source>
        <translation>「常に表示」を選んだときだけ表示（数値を固定済みのときは、固定し直すと入る）</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>or paste one into a text (Ctrl+V)</source>
        <translation>または文の欄に貼り付け (Ctrl+V)</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>作成できず</translation>
    </message>
    <message>
        <source>reviews.xlsx</source>
        <translation>レビュー.xlsx</translation>
    </message>
    <message>
        <source>to</source>
        <translation>〜</translation>
    </message>
    <message>
        <source>today's numbers ({day})</source>
        <translation>今日の数値 ({day})</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>us</source>
        <translation>こちら</translation>
    </message>
    <message>
        <source>written</source>
        <translation>作成</translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n finding(s) stop the deck, {look} to look at</source>
        <translation><numerusform>{account}: 作成できない問題が%n件、確認事項が{look}件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n finding(s) to look at</source>
        <translation><numerusform>{account}: 確認事項が%n件</numerusform></translation>
    </message>
    <message>
        <source>{account}: nothing to find fault with</source>
        <translation>{account}: 問題は見つかりませんでした</translation>
    </message>
    <message>
        <source>{account}: {why}</source>
        <translation>{account}: {why}</translation>
    </message>
    <message>
        <source>{counts}:</source>
        <translation>{counts}：</translation>
    </message>
    <message numerus="yes">
        <source>{day}, carried %n ×</source>
        <translation><numerusform>{day}、持ち越し %n 回</numerusform></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}〜{last}</translation>
    </message>
    <message>
        <source>{kind} of the {account} group</source>
        <translation>{account}グループ {kind}</translation>
    </message>
    <message>
        <source>{kind} of {account}</source>
        <translation>{account} {kind}</translation>
    </message>
    <message>
        <source>{name} is neither a colleague nor known at {account}.</source>
        <translation>{name}は社内にも{account}にも見当たりません。</translation>
    </message>
    <message>
        <source>{slide}: {state}. It is in no file.</source>
        <translation>{slide}({state})。資料には出ません。</translation>
    </message>
    <message>
        <source>{slide}: {texts} to be written</source>
        <translation>{slide}: {texts}が未記入</translation>
    </message>
    <message>
        <source>{state} {count}</source>
        <translation>{state} {count}</translation>
    </message>
    <message>
        <source>{state}: {why}</source>
        <translation>{state}: {why}</translation>
    </message>
    <message>
        <source>{tier}: no business review is called for</source>
        <translation>{tier}: ビジネスレビューの予定はありません</translation>
    </message>
    <message numerus="yes">
        <source>{tier}: one every %n month(s), the last on {last}</source>
        <translation><numerusform>{tier}: %nか月ごと、前回{last}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{tier}: one every %n month(s); none was held here yet</source>
        <translation><numerusform>{tier}: %nか月ごと、ここでの実施はまだありません</numerusform></translation>
    </message>
    <message>
        <source>{width} of {room} letters</source>
        <translation>{width} / {room} 文字(半角)</translation>
    </message>
    <message>
        <source>“{promise}”: nobody is named and no day is set</source>
        <translation>「{promise}」: 担当と期日がありません</translation>
    </message>
    <message>
        <source>“{promise}”: until when is not said</source>
        <translation>「{promise}」: 期日がありません</translation>
    </message>
    <message>
        <source>“{promise}”: who does it is not said</source>
        <translation>「{promise}」: 担当がありません</translation>
    </message>
    <message>
        <source>“{text}” is not a day that can stand there.</source>
        <translation>「{text}」はここに書ける日付ではありません。</translation>
    </message>
</context>
<context>
    <name>risk</name>
    <message>
        <source>Agree on what keeps the renewal</source>
        <translation>契約更新を守る打ち手を決める</translation>
    </message>
    <message>
        <source>Amount at risk</source>
        <translation>リスクのある金額</translation>
    </message>
    <message>
        <source>By</source>
        <translation>いつまでに</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Choose a risk first: only risks have a page to print.</source>
        <translation>先にリスクを選んでください。印刷できるのはリスクだけです。</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Help wanted from</source>
        <translation>助けてほしい人</translation>
    </message>
    <message>
        <source>New risk</source>
        <translation>新しいリスク</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Print the risk</source>
        <translation>リスクを印刷</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Risk {account}</source>
        <translation>リスク {account}</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>やること</translation>
    </message>
</context>
<context>
    <name>scorebars</name>
    <message>
        <source>Distribution of the scores</source>
        <translation>スコアの分布</translation>
    </message>
    <message>
        <source>Most accounts have {low} to {high} points.</source>
        <translation>最も多いのは{low}~{high}点の顧客です。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>With this card</source>
        <translation>このスコアカード</translation>
    </message>
</context>
<context>
    <name>scorecards</name>
    <message numerus="yes">
        <source>%n account(s) are scored by this card.</source>
        <translation><numerusform>このスコアカードの対象は%n社です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) match more than one scorecard; the first in this order counts.</source>
        <translation><numerusform>%n社が複数のスコアカードに当てはまります。この順で最初のものを使います。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) turn “{band}”.</source>
        <translation><numerusform>%n社が「{band}」になります。</numerusform></translation>
    </message>
    <message>
        <source>0 points</source>
        <translation>0点</translation>
    </message>
    <message>
        <source>50 points</source>
        <translation>50点</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts in each band</source>
        <translation>ヘルスごとの顧客数</translation>
    </message>
    <message>
        <source>Accounts whose band changes</source>
        <translation>ヘルスが変わる顧客</translation>
    </message>
    <message>
        <source>Add a cap</source>
        <translation>上限を追加</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>グループを追加</translation>
    </message>
    <message>
        <source>Add a measure (Insert)</source>
        <translation>指標を追加(Insert)</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>現在の状態</translation>
    </message>
    <message>
        <source>Ask earlier</source>
        <translation>先に適用する</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Bands and confidence</source>
        <translation>ヘルスの区切りと確からしさ</translation>
    </message>
    <message>
        <source>Before the mistakes</source>
        <translation>誤りの前の状態</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Caps and bands</source>
        <translation>上限と区切り</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変わる顧客</translation>
    </message>
    <message>
        <source>Copy as a new card</source>
        <translation>複製して新規作成</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Data of each measure</source>
        <translation>指標ごとのデータ</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Distribution as a table</source>
        <translation>分布の表</translation>
    </message>
    <message>
        <source>Draft; no account is scored by it.</source>
        <translation>下書き(対象の顧客なし)</translation>
    </message>
    <message>
        <source>Draft; the card in force stays until you publish.</source>
        <translation>下書き(公開まで適用中の版のまま)</translation>
    </message>
    <message>
        <source>Enter opens the account, I says why.</source>
        <translation>Enterで顧客を開き、Iで理由を表示します。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Fresh (days)</source>
        <translation>有効(日)</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Group and measure</source>
        <translation>グループと指標</translation>
    </message>
    <message>
        <source>Half-life (days)</source>
        <translation>半減(日)</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>ヘルススコア</translation>
    </message>
    <message>
        <source>High confidence from (0 to 1)</source>
        <translation>確からしさ「高」の下限(0~1)</translation>
    </message>
    <message>
        <source>In force, version {version}</source>
        <translation>適用中 第{version}版</translation>
    </message>
    <message>
        <source>It is for no account.</source>
        <translation>対象の顧客がありません。</translation>
    </message>
    <message>
        <source>Least confidence for a band (0 to 1)</source>
        <translation>ヘルスを示す確からしさの下限(0~1)</translation>
    </message>
    <message>
        <source>Least weight with a source (0 to 1)</source>
        <translation>データ元がある重みの下限(0~1)</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Name of the card</source>
        <translation>スコアカードの名前</translation>
    </message>
    <message>
        <source>New cap</source>
        <translation>新しい上限</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新しいグループ</translation>
    </message>
    <message>
        <source>New measure</source>
        <translation>新しい指標</translation>
    </message>
    <message>
        <source>No account changes its band.</source>
        <translation>ヘルスが変わる顧客はありません。</translation>
    </message>
    <message>
        <source>No account that it is for has data for it.</source>
        <translation>対象の顧客のどこにもデータがありません。</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>未適用</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>対象条件</translation>
    </message>
    <message>
        <source>Only for accounts that</source>
        <translation>対象の顧客(条件)</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>古い</translation>
    </message>
    <message>
        <source>Parts of the card</source>
        <translation>スコアカードの内容</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Points above a cut to rise at once</source>
        <translation>すぐ上がる点差(区切りより上)</translation>
    </message>
    <message>
        <source>Points below a cut to fall at once</source>
        <translation>すぐ下がる点差(区切りより下)</translation>
    </message>
    <message>
        <source>Points from week to week that change a band</source>
        <translation>ヘルスが変わる1週間の点差</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>読む値</translation>
    </message>
    <message>
        <source>Remove (Delete)</source>
        <translation>削除(Delete)</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>スコアカード</translation>
    </message>
    <message>
        <source>Take out of force</source>
        <translation>適用を終える</translation>
    </message>
    <message>
        <source>The book is being read…</source>
        <translation>全顧客を読み込んでいます…</translation>
    </message>
    <message>
        <source>Touch age against cadence</source>
        <translation>接点の間隔(対応頻度比)</translation>
    </message>
    <message>
        <source>Type over a field; Enter or F2 opens it, Esc leaves it as it was.</source>
        <translation>入力するとそのまま上書き、EnterかF2で編集、Escで元に戻ります。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Value:points</source>
        <translation>値:点数</translation>
    </message>
    <message>
        <source>Watch from, healthy from</source>
        <translation>「注意」「健全」の下限</translation>
    </message>
    <message>
        <source>Weeks in a row that change a band</source>
        <translation>ヘルスが変わる連続週数</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>What this draft would change</source>
        <translation>この下書きで変わること</translation>
    </message>
    <message>
        <source>What this draft would change is told once its mistakes are corrected.</source>
        <translation>誤りを直すと、この下書きで変わることを表示します。</translation>
    </message>
    <message>
        <source>While</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>With this card</source>
        <translation>このスコアカード</translation>
    </message>
    <message>
        <source>Without data</source>
        <translation>欠損時</translation>
    </message>
    <message numerus="yes">
        <source>and %n more account(s)</source>
        <translation><numerusform>ほか%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more mistake(s).</source>
        <translation><numerusform>ほか%n件。</numerusform></translation>
    </message>
    <message>
        <source>every other account</source>
        <translation>ほかのすべての顧客</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>{card} · draft</source>
        <translation>{card} · 下書き</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>{name} (not in force)</source>
        <translation>{name}(未適用)</translation>
    </message>
    <message>
        <source>{part}, {field}</source>
        <translation>{part}の{field}</translation>
    </message>
    <message>
        <source>{place}. {name} ({whom})</source>
        <translation>{place}. {name}({whom})</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>コンタクト</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>コンタクト</translation>
    </message>
    <message>
        <source>Customer voice</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Customer voices</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Every word must be there. Fewer words, or all kinds, find more.</source>
        <translation>入力した語をすべて含むものを探します。語を減らすか、種類を「すべて」にすると見つかりやすくなります。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Names, notes, mails, to-dos: everything with words</source>
        <translation>名前、メモ、メール、やること。言葉のあるものすべて</translation>
    </message>
    <message>
        <source>Narrow it down with kind:note, account:NAME, after:2026-10-01; “quotes” keep words together.</source>
        <translation>種類:メモ、顧客:あおば、以降:2026-10-01 で絞り込み、"引用符" で語をつなげられます。読みのかなでも見つかります。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”</source>
        <translation>「{words}」は見つかりませんでした</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>見つかりませんでした。</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>すべてから検索</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>検索の索引</translation>
    </message>
    <message>
        <source>The search index is being made ({done} of {total}): something may still be missing.</source>
        <translation>検索の索引を作成しています({done}/{total})。まだ見つからないものがあるかもしれません。</translation>
    </message>
    <message>
        <source>The search index is being made: something may still be missing.</source>
        <translation>検索の索引を作成しています。まだ見つからないものがあるかもしれません。</translation>
    </message>
    <message>
        <source>The search index is still being made: something may be missing.</source>
        <translation>検索の索引はまだ作成中です。見つからないものがあるかもしれません。</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>To-dos</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>接点</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>接点</translation>
    </message>
    <message>
        <source>Words, or kind:note account:… after:2026-10-01</source>
        <translation>言葉、または 種類:メモ 顧客:あおば 以降:2026-10-01</translation>
    </message>
    <message>
        <source>a day such as 2026-10-01, or 30d for 30 days back</source>
        <translation>2026-10-01 のような日付、または30日前を表す 30d</translation>
    </message>
    <message>
        <source>account, contact, note, mail, chat, touch, meeting, todo, voice, goal or file</source>
        <translation>顧客、コンタクト、メモ、メール、チャット、接点、会議、やること、声、目標、添付のいずれか</translation>
    </message>
    <message>
        <source>{count}+</source>
        <translation>{count}以上</translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>{kind}: {count} or more</source>
        <translation>{kind}: {count}以上</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <translation>{name} {count}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source> min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このアプリについて</translation>
    </message>
    <message>
        <source>Absence and cover</source>
        <translation>不在と代わり</translation>
    </message>
    <message>
        <source>Add to the stop-list</source>
        <translation>記録しない相手に追加</translation>
    </message>
    <message>
        <source>Address or domain to stop</source>
        <translation>記録しないアドレスまたはドメイン</translation>
    </message>
    <message>
        <source>Announcements to one person are counted over days</source>
        <translation>同じ方への案内を数える日数</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>パソコンに合わせる</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>言語に合わせる</translation>
    </message>
    <message>
        <source>Business days</source>
        <translation>営業日</translation>
    </message>
    <message>
        <source>CS Workbench {version}, Apache License 2.0</source>
        <translation>CS Workbench {version}、Apache License 2.0</translation>
    </message>
    <message>
        <source>CSM</source>
        <translation>CSM</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Client id of the registration at Google</source>
        <translation>Google に登録したクライアントID</translation>
    </message>
    <message>
        <source>Client id of the registration at Microsoft</source>
        <translation>Microsoft に登録したクライアントID</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>ゆったり</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>コンパクト</translation>
    </message>
    <message>
        <source>Company holidays</source>
        <translation>会社の休日</translation>
    </message>
    <message>
        <source>Company holidays, with commas between: 8/13-8/15 is every year, 2026-12-29..2027-01-03 once.</source>
        <translation>会社の休日をコンマで区切って書きます。8/13-8/15 は毎年、2026-12-29..2027-01-03 はその年だけです。</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意の記録</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>コンテンツ</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Data of this profile: {folder}</source>
        <translation>データの保存先: {folder}</translation>
    </message>
    <message>
        <source>Directory (tenant) at Microsoft</source>
        <translation>Microsoft のディレクトリ（テナント）</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Last look at Today</source>
        <translation>今日を最後に見た日時</translation>
    </message>
    <message>
        <source>Last look at Today on an earlier day</source>
        <translation>前日以前に今日を見た時刻</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Meetings with these addresses or domains are never kept; those already here are deleted at once.</source>
        <translation>これらのアドレスやドメインを含む会議は取り込みません。取り込み済みのものはすぐに削除します。</translation>
    </message>
    <message>
        <source>Most announcements to one person in them</source>
        <translation>その日数のうちに同じ方へ送る案内の上限</translation>
    </message>
    <message>
        <source>National holidays of</source>
        <translation>祝日の国</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>記録しない</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>指定しない</translation>
    </message>
    <message>
        <source>None: weekends alone</source>
        <translation>なし(土日のみ)</translation>
    </message>
    <message>
        <source>Online meeting</source>
        <translation>オンライン会議</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Opt-outs</source>
        <translation>配信停止</translation>
    </message>
    <message>
        <source>Own fields that mails to customers may name</source>
        <translation>お客様へのメールに使える独自項目</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>復旧キー</translation>
    </message>
    <message>
        <source>Remove the sample book</source>
        <translation>サンプル顧客を削除</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行の高さ</translation>
    </message>
    <message>
        <source>Sample book</source>
        <translation>サンプル顧客</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Show the recovery key</source>
        <translation>復旧キーを表示</translation>
    </message>
    <message>
        <source>Stop-list</source>
        <translation>記録しない相手</translation>
    </message>
    <message>
        <source>Take off the stop-list</source>
        <translation>記録しない相手から外す</translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation>チームリーダー</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>The fiscal year begins in month</source>
        <translation>年度の開始月</translation>
    </message>
    <message>
        <source>The invented accounts go, your own stay.</source>
        <translation>架空の顧客だけを削除します。ご自身の顧客は残ります。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Usual minutes of a touch</source>
        <translation>接点の標準時間</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>訪問</translation>
    </message>
    <message>
        <source>Whoever writes from these domains is a colleague: meetings only among colleagues are not shown.</source>
        <translation>これらのドメインの人は社内とみなします。社内だけの会議は表示しません。</translation>
    </message>
    <message>
        <source>Whom customers ask or complain to</source>
        <translation>お問い合わせ・苦情の受付先</translation>
    </message>
    <message>
        <source>With this key the data can be opened on another computer. Keep it on paper, apart from this one.</source>
        <translation>このキーがあれば、別のパソコンでもデータを開けます。紙に控え、このパソコンとは別の場所に保管してください。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>あなたは</translation>
    </message>
    <message>
        <source>Your company's mail domains</source>
        <translation>自社のメールドメイン</translation>
    </message>
    <message>
        <source>Your company's name on slides</source>
        <translation>資料に載せる会社名</translation>
    </message>
    <message>
        <source>Your company's postal address</source>
        <translation>自社の住所</translation>
    </message>
    <message>
        <source>Your company, as mails name it</source>
        <translation>メールに表示する自社名</translation>
    </message>
    <message>
        <source>Your page on which customers stop announcements</source>
        <translation>お客様が配信を停止できる自社ページ</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>役割</translation>
    </message>
</context>
<context>
    <name>settle</name>
    <message>
        <source>Assign: {whom}</source>
        <translation>割り当て: {whom}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同僚</translation>
    </message>
    <message>
        <source>Day read</source>
        <translation>読み取った日付</translation>
    </message>
    <message>
        <source>Next month (Alt+3)</source>
        <translation>来月(Alt+3)</translation>
    </message>
    <message>
        <source>Next week (Alt+2)</source>
        <translation>来週(Alt+2)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Skip: {whom}</source>
        <translation>見送り: {whom}</translation>
    </message>
    <message>
        <source>Snooze: {whom}</source>
        <translation>後で: {whom}</translation>
    </message>
    <message>
        <source>The account's owner</source>
        <translation>顧客の担当CSM</translation>
    </message>
    <message>
        <source>Tomorrow (Alt+1)</source>
        <translation>明日(Alt+1)</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>Why can it be left out?</source>
        <translation>見送ってよい理由は？</translation>
    </message>
    <message>
        <source>a day, e.g. fri or 12/5; empty: tomorrow</source>
        <translation>日付(例: 金曜、12/5)。空欄なら明日</translation>
    </message>
    <message>
        <source>no day to come</source>
        <translation>これからの日付ではありません</translation>
    </message>
    <message>
        <source>quiet until; empty: 30 days</source>
        <translation>再表示する日。空欄なら30日後</translation>
    </message>
</context>
<context>
    <name>side</name>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <translation>{name}: {count}</translation>
    </message>
</context>
<context>
    <name>simulation</name>
    <message>
        <source> % a month</source>
        <translation> %/月</translation>
    </message>
    <message>
        <source> % a year</source>
        <translation> %/年</translation>
    </message>
    <message>
        <source> % of ARR</source>
        <translation> % (ARR比)</translation>
    </message>
    <message>
        <source> CSMs</source>
        <translation> 人</translation>
    </message>
    <message>
        <source> h a month</source>
        <translation> 時間/月</translation>
    </message>
    <message>
        <source> months</source>
        <translation> か月</translation>
    </message>
    <message>
        <source> {currency} a year</source>
        <translation> {currency}/年</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cost more than their margin.</source>
        <translation><numerusform>%n社は対応コストが粗利を上回っています。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are left out.</source>
        <translation><numerusform>他の通貨の%n社は含みません。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) keep their tier: rescue, renewal or strategic.</source>
        <translation><numerusform>%n社は区分を変えません(解約阻止・契約更新・戦略顧客)。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) whose ARR is not known are left out.</source>
        <translation><numerusform>ARRが不明な%n社は含みません。</numerusform></translation>
    </message>
    <message>
        <source>10 % cost at</source>
        <translation>費用が10%の単価</translation>
    </message>
    <message>
        <source>ARR / 12</source>
        <translation>ARR÷12</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>結論</translation>
    </message>
    <message>
        <source>Assumption</source>
        <translation>前提</translation>
    </message>
    <message>
        <source>Assumptions</source>
        <translation>前提</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation>損益分岐</translation>
    </message>
    <message>
        <source>CSMs in the team</source>
        <translation>チームのCSM</translation>
    </message>
    <message>
        <source>CSMs needed</source>
        <translation>必要なCSM</translation>
    </message>
    <message>
        <source>Churn a month</source>
        <translation>月次解約率</translation>
    </message>
    <message>
        <source>Churn, high touch</source>
        <translation>解約率 ハイタッチ</translation>
    </message>
    <message>
        <source>Churn, low touch</source>
        <translation>解約率 ロータッチ</translation>
    </message>
    <message>
        <source>Churn, tech touch</source>
        <translation>解約率 テックタッチ</translation>
    </message>
    <message>
        <source>Cost a month</source>
        <translation>月の費用</translation>
    </message>
    <message>
        <source>Cost of one CSM</source>
        <translation>CSM1人の費用</translation>
    </message>
    <message>
        <source>Cost to serve</source>
        <translation>対応コスト</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Dear from</source>
        <translation>割高とする線</translation>
    </message>
    <message>
        <source>Dear to serve</source>
        <translation>対応コストが割高な顧客</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>割引率</translation>
    </message>
    <message numerus="yes">
        <source>Dividend of tech touch: it is worth most for %n account(s) in dearer tiers; the {hours} h a month it frees serve {extra} more high-touch accounts.</source>
        <translation><numerusform>テックタッチの配当: 上の区分の%n社はテックタッチが最適。空く月{hours}時間で、ハイタッチをあと{extra}社担当できます。</numerusform></translation>
    </message>
    <message>
        <source>Dividend of tech touch: none; no account in a dearer tier is worth more there.</source>
        <translation>テックタッチの配当: なし。上の区分にテックタッチが最適な顧客はありません。</translation>
    </message>
    <message>
        <source>Free to hire</source>
        <translation>採用自由</translation>
    </message>
    <message>
        <source>Free to hire, {months} months: best are {high} high, {low} low, {tech} tech touch, worth {best} (now {now}).</source>
        <translation>採用が自由なら({months}か月): ハイタッチ{high}社、ロータッチ{low}社、テックタッチ{tech}社が最適で、価値は{best}(現状{now})。</translation>
    </message>
    <message>
        <source>Freed by tech touch</source>
        <translation>テックタッチで空く時間</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>変更前 → 後</translation>
    </message>
    <message>
        <source>Gross margin</source>
        <translation>粗利率</translation>
    </message>
    <message>
        <source>Growth of the book</source>
        <translation>顧客数の増加</translation>
    </message>
    <message>
        <source>Headcount</source>
        <translation>必要人数</translation>
    </message>
    <message>
        <source>Hire? No: another hour a month brings {brings} in {months} months; it costs {cost} (hours of churned accounts used again), {unused} if not.</source>
        <translation>採用は? 見合いません。月1時間増やすと{months}か月で{brings}を生み、費用は{cost}(解約で空く時間を再利用)、再利用しなければ{unused}。</translation>
    </message>
    <message>
        <source>Hire? No: no account gains from another hour.</source>
        <translation>採用は? 不要です。時間を増やしても価値が増える顧客はありません。</translation>
    </message>
    <message>
        <source>Hire? Only if the hours of churned accounts are used again: another hour a month brings {brings} in {months} months; it costs {cost}, and {unused} if they are not.</source>
        <translation>採用は? 解約で空く時間を再利用するなら見合います。月1時間増やすと{months}か月で{brings}を生み、費用は{cost}、再利用しなければ{unused}。</translation>
    </message>
    <message>
        <source>Hire? Yes: another hour a month brings {brings} in {months} months; it costs {cost} (hours of churned accounts used again), {unused} if not.</source>
        <translation>採用は? 見合います。月1時間増やすと{months}か月で{brings}を生み、費用は{cost}(解約で空く時間を再利用)、再利用しなければ{unused}。</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Hours a month</source>
        <translation>時間/月</translation>
    </message>
    <message>
        <source>Hours of work</source>
        <translation>勤務時間</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Load month by month</source>
        <translation>月ごとの稼働負荷</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月別</translation>
    </message>
    <message>
        <source>Months served</source>
        <translation>継続月数</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>区分変更の案</translation>
    </message>
    <message>
        <source>Must fall to, at the median price</source>
        <translation>中央値の単価で必要な解約率</translation>
    </message>
    <message>
        <source>No account has a known ARR, so there is nothing to simulate. Import accounts with their contracts first.</source>
        <translation>ARRの分かる顧客がないため、試算できません。まず顧客と契約を取り込んでください。</translation>
    </message>
    <message>
        <source>No account has a tier, so nothing is known of what care costs.</source>
        <translation>区分のある顧客がないため、対応コストはわかりません。</translation>
    </message>
    <message>
        <source>No churn is assumed in any tier: no care can pay by keeping accounts longer.</source>
        <translation>どの区分も解約なしと仮定しています。継続を延ばして元を取れる対応はありません。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く (Enter)</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Pays from a month</source>
        <translation>見合う月額</translation>
    </message>
    <message>
        <source>Proposed moves of this team</source>
        <translation>このチームでの区分変更の案</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Share for customers</source>
        <translation>顧客対応の割合</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>試算</translation>
    </message>
    <message>
        <source>The cadence breaks now: it takes {hours} h a month, and the team has {available}.</source>
        <translation>対応頻度はすでに守れません。月{hours}時間が必要で、チームには{available}時間しかありません。</translation>
    </message>
    <message>
        <source>The cadence breaks on {day}: growing {growth} % a month from {hours} h, the book passes {available} h.</source>
        <translation>対応頻度は{day}に守れなくなります。現在月{hours}時間、月{growth}%の増加で{available}時間を超えます。</translation>
    </message>
    <message>
        <source>The cadence holds for ten years: {hours} of {available} h a month, growing {growth} %.</source>
        <translation>対応頻度は10年守れます。月{hours}時間 / {available}時間、月{growth}%の増加。</translation>
    </message>
    <message>
        <source>The cadence holds: {hours} of {available} h a month, and the book does not grow.</source>
        <translation>対応頻度は守れます。月{hours}時間 / {available}時間で、顧客数は増えません。</translation>
    </message>
    <message>
        <source>The gross margin is not above 0: no tier pays, whatever the price.</source>
        <translation>粗利率が0以下です。単価にかかわらず、見合う区分はありません。</translation>
    </message>
    <message>
        <source>This team</source>
        <translation>このチーム</translation>
    </message>
    <message>
        <source>This team, paid anyway: {value} at best, with {hours} of {available} h a month.</source>
        <translation>このチーム(人件費は固定): 最大{value}、月{hours}時間 / {available}時間。</translation>
    </message>
    <message>
        <source>This team, paid anyway: {value} with {hours} of {available} h a month, at most {gap} % below the best.</source>
        <translation>このチーム(人件費は固定): {value}、月{hours}時間 / {available}時間(最適との差は{gap}%以内)。</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What one CSM costs a year in {currency} is not known, so no tier can be priced. Set it at the left; the headcount needs no price.</source>
        <translation>CSM1人の年間費用({currency})が不明なため、区分の費用を計算できません。左で設定してください。必要人数は費用なしで計算できます。</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Worth over the horizon</source>
        <translation>期間中の価値</translation>
    </message>
    <message>
        <source>assumption</source>
        <translation>仮定</translation>
    </message>
    <message>
        <source>assumption (yours)</source>
        <translation>仮定(変更済み)</translation>
    </message>
    <message>
        <source>cannot pay, even without any churn</source>
        <translation>解約がなくても見合わない</translation>
    </message>
    <message>
        <source>measured ({before} → {now}, {months} months)</source>
        <translation>実測({before}→{now}社、{months}か月)</translation>
    </message>
    <message>
        <source>measured ({people}, {day})</source>
        <translation>実測({people}人、{day})</translation>
    </message>
    <message>
        <source>never: keeps nobody longer</source>
        <translation>なし(継続が延びない)</translation>
    </message>
    <message>
        <source>never: no margin</source>
        <translation>なし(粗利がない)</translation>
    </message>
    <message>
        <source>pays already</source>
        <translation>すでに見合う</translation>
    </message>
    <message>
        <source>pays nothing</source>
        <translation>支払いなし</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{churn} % ({cut} % less)</source>
        <translation>{churn}% ({cut}%減)</translation>
    </message>
    <message>
        <source>{count} of {accounts} accounts cost more than {limit} % of their ARR to serve; all together cost {share} %.</source>
        <translation>{accounts}社のうち{count}社は対応コストがARRの{limit}%を超えています。全体では{share}%です。</translation>
    </message>
    <message>
        <source>{day} · accounts in {currency}: {accounts}</source>
        <translation>{day}時点 · {currency}の顧客: {accounts}社</translation>
    </message>
    <message>
        <source>{day}: it takes {people} CSMs; there are {has}.</source>
        <translation>{day}に必要なCSMは{people}人、現在は{has}人。</translation>
    </message>
    <message>
        <source>{hours} h a month</source>
        <translation>月{hours}時間</translation>
    </message>
    <message>
        <source>{hours} h a month freed serve {extra} more high-touch accounts.</source>
        <translation>空く月{hours}時間で、ハイタッチをあと{extra}社担当できます。</translation>
    </message>
    <message>
        <source>{label} ({value})</source>
        <translation>{label}({value})</translation>
    </message>
    <message>
        <source>{label}: {value} %, {basis}.</source>
        <translation>{label}: {value}%({basis})。</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>{month}/{year}</source>
        <translation>{year}/{month}</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number}時間</translation>
    </message>
    <message>
        <source>{number} months</source>
        <translation>{number}か月</translation>
    </message>
    <message>
        <source>{one} → {other}</source>
        <translation>{one} → {other}</translation>
    </message>
</context>
<context>
    <name>slack</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>ARR at stake</source>
        <translation>対象ARR</translation>
    </message>
    <message>
        <source>Amount at risk</source>
        <translation>リスク金額</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>{day} 時点</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Help wanted from</source>
        <translation>助けてほしい人</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>対応計画</translation>
    </message>
    <message>
        <source>Risk: {account}</source>
        <translation>リスク: {account}</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The page was written to {path}</source>
        <translation>{path} に書き出しました</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message numerus="yes">
        <source>! %n mail(s) unconfirmed</source>
        <translation><numerusform>! 要確認のメール%n通</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>! Data is %n day(s) old</source>
        <translation><numerusform>! %n日前のデータ</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>! Mail stands still: %n wait(s)</source>
        <translation><numerusform>! メールが止まっています: %n通</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) wait to leave</source>
        <translation><numerusform>送信待ち%n通</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held back</source>
        <translation><numerusform>取り込み保留 %n件</numerusform></translation>
    </message>
    <message>
        <source>A newer file waits: {sources} (F5 syncs)</source>
        <translation>新しいファイルがあります: {sources}(F5で同期)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Sync on hold: {sources}</source>
        <translation>同期の確認待ち: {sources}</translation>
    </message>
    <message>
        <source>○ No source yet</source>
        <translation>○ データ元なし</translation>
    </message>
    <message>
        <source>○ Not synced yet</source>
        <translation>○ 未同期</translation>
    </message>
    <message>
        <source>✓ Synced {time}</source>
        <translation>✓ 同期済み {time}</translation>
    </message>
</context>
<context>
    <name>suppressions</name>
    <message>
        <source>(erased)</source>
        <translation>（消去済み）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>By phone on 12 October, wants the newsletter again</source>
        <translation>10月12日に電話で、ニュースレターの再開を希望</translation>
    </message>
    <message>
        <source>Do not write any more</source>
        <translation>今後送らない</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>証跡</translation>
    </message>
    <message>
        <source>Find an address</source>
        <translation>アドレスを探す</translation>
    </message>
    <message>
        <source>If mails name a page of yours for stopping them (Settings, Mail), read here what it recorded: a line with t=… for every press, from its form or its server's log. Each press counts once.</source>
        <translation>配信停止用の自社ページをメールに載せている場合（設定＞メール）、その記録をここで読み込みます。1回押されるごとに t=… が1行あるファイル（フォームの記録やサーバーのログ）です。同じ記録は一度だけ数えます。</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>May be written to again</source>
        <translation>送信を再開</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>ニュースレター</translation>
    </message>
    <message>
        <source>Not written to any more</source>
        <translation>今後メールを送らない宛先</translation>
    </message>
    <message>
        <source>Only the person's own word ends this. Write when and how it was given.</source>
        <translation>再開できるのは、ご本人の申し出があったときだけです。いつ、どのように申し出があったかを記入してください。</translation>
    </message>
    <message>
        <source>Opt-outs</source>
        <translation>配信停止</translation>
    </message>
    <message>
        <source>Opt-outs on your own page</source>
        <translation>自社ページでの配信停止</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>ファイルを読み込む…</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>登録日時</translation>
    </message>
    <message>
        <source>These people get nothing of what is named, from the next mail on, also while a campaign runs.</source>
        <translation>ここにある宛先には、一斉メールの送信中であっても、次の1通から対象のメールを送りません。</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>トピック</translation>
    </message>
    <message>
        <source>What is not sent</source>
        <translation>送らない範囲</translation>
    </message>
    <message>
        <source>What your page recorded</source>
        <translation>ページの記録</translation>
    </message>
    <message>
        <source>When and how the person asked</source>
        <translation>申し出の日時と方法</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Write to somebody no more</source>
        <translation>配信停止を登録</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか{count}件</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n row(s) vanished from the source and were retired</source>
        <translation><numerusform>データ元からなくなった%n行を一覧から外しました</numerusform></translation>
    </message>
    <message>
        <source>{file} → {noun}: {read} rows read, {inserted} new, {changed} changed, {unchanged} unchanged, {held} held</source>
        <translation>{file} → {noun}: {read}行を読み込み、新規{inserted}、変更{changed}、変更なし{unchanged}、保留{held}</translation>
    </message>
    <message>
        <source>{file}: {merged} rows added to others of the same account, metric and period</source>
        <translation>{file}: {merged}行は、顧客・指標・期間が同じほかの行に合算しました</translation>
    </message>
    <message>
        <source>{source} no longer has {would_go} of {of_live} accounts. None was removed. Keep them or remove them under Data, or run sync --remove-vanished.</source>
        <translation>{source} から、{of_live}件中{would_go}件の顧客がなくなっています。何も外していません。「データ」で残すか外すかを選ぶか、sync --remove-vanished を実行してください。</translation>
    </message>
</context>
<context>
    <name>table</name>
    <message numerus="yes">
        <source>%n rows are too many for the clipboard. Export them instead.</source>
        <translation><numerusform>%n 行はクリップボードには多すぎます。書き出しをお使いください。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n件選択</numerusform></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Column headings</source>
        <translation>列見出し</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Group by this column</source>
        <translation>この列でグループ化</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>この列を隠す</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>グループなし</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>この列で並べ替え</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>mean {heading} {number}</source>
        <translation>{heading}平均 {number}</translation>
    </message>
    <message>
        <source>mean {number}</source>
        <translation>平均 {number}</translation>
    </message>
    <message>
        <source>total {heading} {sum}</source>
        <translation>{heading}合計 {sum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{band} set by hand; the score says {computed}</source>
        <translation>手動設定で{band}、スコアでは{computed}</translation>
    </message>
    <message>
        <source>{band} ≠ {shape}</source>
        <translation>{band}≠{shape}</translation>
    </message>
    <message>
        <source>{heading} comes from the source and is read only here.</source>
        <translation>{heading}はデータ元の値のため、ここでは変更できません。</translation>
    </message>
    <message>
        <source>{heading}: {value}</source>
        <translation>{heading}: {value}</translation>
    </message>
    <message>
        <source>{sign} {group} ({count})</source>
        <translation>{sign} {group}({count})</translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <source>(opening + expansion - contraction - churn) / opening, within the period; at least.</source>
        <translation>期間内の(期首 + 拡大 - 縮小 - 解約) / 期首。目標以上で達成。</translation>
    </message>
    <message>
        <source>A target's currency</source>
        <translation>目標の通貨</translation>
    </message>
    <message>
        <source>A target's measure</source>
        <translation>目標の指標</translation>
    </message>
    <message>
        <source>A target's period</source>
        <translation>目標の期間</translation>
    </message>
    <message>
        <source>ARR of accounts that never paid before the period, and what others pay more; at least.</source>
        <translation>期間より前に支払いのなかった顧客のARRと、ほかの顧客の増加分。目標以上で達成。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Churn ARR</source>
        <translation>解約ARR</translation>
    </message>
    <message>
        <source>Closing ARR</source>
        <translation>期末ARR</translation>
    </message>
    <message>
        <source>Contraction ARR</source>
        <translation>縮小ARR</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>FY{year}</source>
        <translation>{year}年度</translation>
    </message>
    <message>
        <source>FY{year} Q{number}</source>
        <translation>{year}年度 第{number}四半期</translation>
    </message>
    <message>
        <source>FY{year} first half</source>
        <translation>{year}年度 上期</translation>
    </message>
    <message>
        <source>FY{year} second half</source>
        <translation>{year}年度 下期</translation>
    </message>
    <message>
        <source>GRR</source>
        <translation>GRR</translation>
    </message>
    <message>
        <source>Meaningful touches given, up to what the cadence promises each account, / touches promised; at least.</source>
        <translation>顧客ごとに対応頻度の目安までの有効な接点 / 目安の接点数。目標以上で達成。</translation>
    </message>
    <message>
        <source>Meaningful touches kept</source>
        <translation>有効な接点の達成率</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>NRR</source>
        <translation>NRR</translation>
    </message>
    <message>
        <source>New and expansion ARR</source>
        <translation>新規・拡大ARR</translation>
    </message>
    <message>
        <source>Opening ARR of accounts whose contracts all ended in the period; at most.</source>
        <translation>期間内に契約がすべて終了した顧客の期首ARR。目標以下で達成。</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Recurring amount per year of the contracts that run at the end of the period; at least.</source>
        <translation>期間末に有効な契約の年間経常額。目標以上で達成。</translation>
    </message>
    <message>
        <source>Renewal rate</source>
        <translation>契約更新率</translation>
    </message>
    <message>
        <source>Renewed / up for renewal, of the terms that ended in the period and are decided; at least.</source>
        <translation>期間内に満了し結果が決まった契約の、更新済 / 契約更新の対象。目標以上で達成。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: it is empty, and the book has several currencies.</source>
        <translation>{row}行目の列「{column}」: 空ですが、通貨が複数あります。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: row {first} sets the same target already.</source>
        <translation>{row}行目の列「{column}」: {first}行目に同じ目標があります。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{given}” is no amount of this measure.</source>
        <translation>{row}行目の列「{column}」: 「{given}」はこの指標の値として読めません。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{given}” is no currency of the book.</source>
        <translation>{row}行目の列「{column}」: 「{given}」という通貨の契約はありません。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{given}” is no period such as 2026-11, FY2026-Q3, FY2026-H2 or FY2026.</source>
        <translation>{row}行目の列「{column}」: 「{given}」は2026-11、FY2026-Q3、FY2026-H2、FY2026のような期間ではありません。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{given}” is none of the measures.</source>
        <translation>{row}行目の列「{column}」: 「{given}」という指標はありません。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: “{given}” owns no account.</source>
        <translation>{row}行目の列「{column}」: 「{given}」が担当する顧客はありません。</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>This target's amount</source>
        <translation>この目標の値</translation>
    </message>
    <message>
        <source>What accounts of the opening pay less at the end of the period; at most.</source>
        <translation>期首の顧客のうち、続いている顧客の期間末での減少分。目標以下で達成。</translation>
    </message>
    <message>
        <source>What is left of each account's opening ARR, nothing above it, / opening; at least.</source>
        <translation>顧客ごとに期首ARRのうち残った分(上限は期首ARR) / 期首。目標以上で達成。</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>it has no rows.</source>
        <translation>行がありません。</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>on track</source>
        <translation>順調</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>上限超過</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>the column {column} is missing.</source>
        <translation>列「{column}」がありません。</translation>
    </message>
    <message>
        <source>{measure}, {period}</source>
        <translation>{measure}({period})</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Cancel: {name}</source>
        <translation>中止: {name}</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>実行中の処理</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <translation>{name} {count}</translation>
    </message>
    <message>
        <source>{name}: stopping</source>
        <translation>{name}: 停止中</translation>
    </message>
    <message>
        <source>{progress} ({rate} per second)</source>
        <translation>{progress}(毎秒 {rate})</translation>
    </message>
</context>
<context>
    <name>team</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: their hours and touches promised are unknown.</source>
        <translation><numerusform>%n社が未分類です。必要時間と必要な接点の数は不明です。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell in 7 days, more than chance gives</source>
        <translation><numerusform>7日間に%n社が低下(偶然を超える)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell in 7 days, {rose} rose</source>
        <translation><numerusform>7日間でヘルスが下がった顧客は%n件、上がった顧客は{rose}件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) fell to needs action in 7 days</source>
        <translation><numerusform>7日間に%n社が要対応に低下</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) have no owner</source>
        <translation><numerusform>%n社に担当CSMがいません</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s), ARR {arr}</source>
        <translation><numerusform>顧客%n件、ARR {arr}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of the team's rows need(s) help</source>
        <translation><numerusform>手助けが必要な担当は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open risk(s), help wanted for {wanted}</source>
        <translation><numerusform>対応中のリスクは%n件、うち協力依頼は{wanted}件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n overdue promise(s)</source>
        <translation><numerusform>期限超過の約束%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n overdue to-do(s)</source>
        <translation><numerusform>期限超過のやること%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) overdue</source>
        <translation><numerusform>期限を過ぎた約束は%n件です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) may be lost, ARR at risk {arr}</source>
        <translation><numerusform>失注のおそれがある契約更新は%n件、リスクARRは{arr}です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s)</source>
        <translation><numerusform>やること%n件</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7日間</translation>
    </message>
    <message>
        <source>A limit of the score</source>
        <translation>スコアの上限</translation>
    </message>
    <message>
        <source>A week earlier (Alt+Page Up)</source>
        <translation>1週間前へ(Alt+Page Up)</translation>
    </message>
    <message>
        <source>A week later (Alt+Page Down)</source>
        <translation>1週間後へ(Alt+Page Down)</translation>
    </message>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>ARR at risk</source>
        <translation>リスクARR</translation>
    </message>
    <message>
        <source>ARR of the accounts that rose less that of those that fell.</source>
        <translation>上がった顧客のARRから下がった顧客のARRを引いた額。</translation>
    </message>
    <message>
        <source>ARR renewing within 12 months with a renewal probability below 70 %.</source>
        <translation>12か月以内に契約更新を迎え、更新確率が70%未満のARR。</translation>
    </message>
    <message>
        <source>ARR that moved in 30 days</source>
        <translation>30日間に動いたARR</translation>
    </message>
    <message>
        <source>ARR that moved in 7 days</source>
        <translation>7日間に動いたARR</translation>
    </message>
    <message>
        <source>ARR up for renewal within 12 months, times the probability that it does not renew, added up.</source>
        <translation>12か月以内に契約更新を迎えるARRに、更新されない確率を掛けて合計した額。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Accounts in a higher health band than 30 days before, from the weeks that were kept.</source>
        <translation>30日前よりヘルスが上がった顧客。保存された週の記録によります。</translation>
    </message>
    <message>
        <source>Accounts in a higher health band than 7 days before, from the weeks that were kept.</source>
        <translation>7日前よりヘルスが上がった顧客。保存された週の記録によります。</translation>
    </message>
    <message>
        <source>Accounts in a lower health band than 30 days before, from the weeks that were kept.</source>
        <translation>30日前よりヘルスが下がった顧客。保存された週の記録によります。</translation>
    </message>
    <message>
        <source>Accounts in a lower health band than 7 days before, from the weeks that were kept.</source>
        <translation>7日前よりヘルスが下がった顧客。保存された週の記録によります。</translation>
    </message>
    <message>
        <source>Accounts in this health band, as kept that week.</source>
        <translation>このヘルスの顧客。その週の記録によります。</translation>
    </message>
    <message>
        <source>Accounts that run on the day.</source>
        <translation>その日に契約中の顧客。</translation>
    </message>
    <message>
        <source>Accounts whose longest gap ends within 7 days.</source>
        <translation>あと7日以内に接点の間隔の上限に達する顧客。</translation>
    </message>
    <message>
        <source>Accounts without a touch for longer than their tier and phase allow.</source>
        <translation>タッチ区分とフェーズが許す間隔を超えて接点のない顧客。</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message numerus="yes">
        <source>As of {day} · %n CSM(s)</source>
        <translation><numerusform>{day}時点 · CSM%n人</numerusform></translation>
    </message>
    <message>
        <source>As of {day}, as Team shows it</source>
        <translation>{day}時点。チームの画面と同じ数字です。</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>リスクARR</translation>
    </message>
    <message>
        <source>At stake</source>
        <translation>影響額</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>今日に戻る</translation>
    </message>
    <message>
        <source>Behind this row</source>
        <translation>この行の内訳</translation>
    </message>
    <message>
        <source>CSAT {name} on {day}</source>
        <translation>{day}のCSAT {name}</translation>
    </message>
    <message>
        <source>CSM</source>
        <translation>担当CSM</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>対応頻度</translation>
    </message>
    <message>
        <source>Cadence kept</source>
        <translation>対応頻度の達成</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日数</translation>
    </message>
    <message>
        <source>Days over</source>
        <translation>超過日数</translation>
    </message>
    <message>
        <source>Done (E)</source>
        <translation>完了 (E)</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>契約終了</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>契約終了日</translation>
    </message>
    <message>
        <source>Expected loss</source>
        <translation>予想損失</translation>
    </message>
    <message>
        <source>Fell in 30 days</source>
        <translation>30日間に低下</translation>
    </message>
    <message>
        <source>Fell in 7 days</source>
        <translation>7日間に低下</translation>
    </message>
    <message>
        <source>Goal due {day}: {name}</source>
        <translation>期限{day}の目標: {name}</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>引き継ぎ先</translation>
    </message>
    <message>
        <source>Hand over to…: {whom}</source>
        <translation>引き継ぎ…: {whom}</translation>
    </message>
    <message>
        <source>Hand over… (A)</source>
        <translation>引き継ぎ… (A)</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>ヘルス</translation>
    </message>
    <message>
        <source>Health ●▲■◇</source>
        <translation>ヘルス ●▲■◇</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健全</translation>
    </message>
    <message>
        <source>Help wanted from</source>
        <translation>協力してほしい人</translation>
    </message>
    <message>
        <source>Hours the accounts call for, of the hours a CSM has for customers. The list: those accounts.</source>
        <translation>顧客に必要な時間が、CSMが顧客に使える時間に占める割合。一覧はその顧客です。</translation>
    </message>
    <message>
        <source>Invoice {name}, due {day}</source>
        <translation>請求書 {name}(支払期限{day})</translation>
    </message>
    <message>
        <source>Last touch {day} ({name})</source>
        <translation>最終接点 {day}({name})</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>稼働負荷</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録 (L)</translation>
    </message>
    <message>
        <source>Month of the row</source>
        <translation>この行の月次</translation>
    </message>
    <message>
        <source>Month…</source>
        <translation>月次…</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>ヘルスの動き</translation>
    </message>
    <message>
        <source>Needs action</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Needs help: {reasons}</source>
        <translation>手助けが必要: {reasons}</translation>
    </message>
    <message>
        <source>Next step (S)</source>
        <translation>ネクストアクション (S)</translation>
    </message>
    <message>
        <source>No account changed its health band in 7 days.</source>
        <translation>7日間でヘルスが変わった顧客はありません。</translation>
    </message>
    <message>
        <source>No account changed its health band.</source>
        <translation>ヘルスが変わった顧客はありません。</translation>
    </message>
    <message>
        <source>No account runs on this day, so there is nothing to count.</source>
        <translation>この日に契約中の顧客がないため、数えるものがありません。</translation>
    </message>
    <message>
        <source>No fresh data on {what}</source>
        <translation>{what}の新しいデータがない</translation>
    </message>
    <message numerus="yes">
        <source>No fresh data on {what}: %n account(s)</source>
        <translation><numerusform>{what}の新しいデータがない: %n社</numerusform></translation>
    </message>
    <message>
        <source>No health was kept so far back: bands and moves are unknown.</source>
        <translation>ここまで遡るヘルスの記録はありません。ヘルスとその動きは不明です。</translation>
    </message>
    <message>
        <source>No measure tells why</source>
        <translation>指標からは原因がわからない</translation>
    </message>
    <message numerus="yes">
        <source>No measure tells why: %n account(s)</source>
        <translation><numerusform>指標からは原因がわからない: %n社</numerusform></translation>
    </message>
    <message>
        <source>No promise is overdue.</source>
        <translation>期限を過ぎた約束はありません。</translation>
    </message>
    <message>
        <source>No renewal within 12 months has a probability below 70 %.</source>
        <translation>12か月以内の契約更新に、更新確率70 %未満のものはありません。</translation>
    </message>
    <message>
        <source>No renewal within 12 months is below 70 %.</source>
        <translation>12か月以内の契約更新に、更新確率70%未満のものはありません。</translation>
    </message>
    <message>
        <source>No risk is written down.</source>
        <translation>登録されたリスクはありません。</translation>
    </message>
    <message>
        <source>No source tells of touches and none was logged: the cadence is unknown.</source>
        <translation>接点のデータも記録もないため、対応頻度は不明です。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>データ不足</translation>
    </message>
    <message>
        <source>Not known of this day.</source>
        <translation>この日の分は不明です。</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ (N)</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>期限超過はありません。</translation>
    </message>
    <message>
        <source>Nothing stands out</source>
        <translation>目立つことはありません</translation>
    </message>
    <message>
        <source>Nothing stands out; {reasons}</source>
        <translation>目立つことはありません({reasons})</translation>
    </message>
    <message numerus="yes">
        <source>Nothing tells whose %n account(s) were then: they stand with who has them today.</source>
        <translation><numerusform>%n社は当時の担当CSMがわからないため、今日の担当CSMの行に入れています。</numerusform></translation>
    </message>
    <message>
        <source>Notice of {day}</source>
        <translation>{day}の解約通知</translation>
    </message>
    <message>
        <source>Of a past day: health from the weeks that were kept; accounts, ARR and touches as known then; tiers by today's touch model. To-dos and ARR at risk of that day are not known.</source>
        <translation>過去の時点: ヘルスは保存された週の記録、顧客・ARR・接点は当時わかっていた内容、タッチ区分は今日のタッチモデルによります。その日のやることとリスクARRは不明です。</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く (Enter)</translation>
    </message>
    <message>
        <source>Open to-dos and promises whose day has passed. The list: their accounts.</source>
        <translation>期限を過ぎた未完了のやることと約束。一覧はその顧客です。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Overdue promises</source>
        <translation>期限超過の約束</translation>
    </message>
    <message>
        <source>P1 ticket of {day}: {name}</source>
        <translation>{day}のP1チケット: {name}</translation>
    </message>
    <message>
        <source>Past their cadence</source>
        <translation>対応頻度を超過</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>対応策</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>約束</translation>
    </message>
    <message>
        <source>Promises of either side whose day has passed. The list: their accounts.</source>
        <translation>期限を過ぎた双方の約束。一覧はその顧客です。</translation>
    </message>
    <message>
        <source>Pulse {name} on {day}</source>
        <translation>{day}の温度感 {name}</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Recurring amount per year of the running contracts, each currency for itself.</source>
        <translation>契約中の年間経常額。通貨ごとに示します。</translation>
    </message>
    <message>
        <source>Renewals at risk</source>
        <translation>リスクのある契約更新</translation>
    </message>
    <message>
        <source>Renews</source>
        <translation>更新確率</translation>
    </message>
    <message>
        <source>Risk pack…</source>
        <translation>リスク資料…</translation>
    </message>
    <message>
        <source>Rose in 30 days</source>
        <translation>30日間に上昇</translation>
    </message>
    <message>
        <source>Rose in 7 days</source>
        <translation>7日間に上昇</translation>
    </message>
    <message>
        <source>Snooze (H)</source>
        <translation>後で (H)</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>The month of this CSM or of the team; drop a CSM's month file on this page.</source>
        <translation>このCSM(または全体)の月次です。CSMの月次ファイルはこの画面にドロップすると取り込めます。</translation>
    </message>
    <message>
        <source>The table is for help, not for appraisal: what chance alone would give is not told.</source>
        <translation>この表は手助けのためのもので、評価のためではありません。偶然でも起こる範囲のことは指摘しません。</translation>
    </message>
    <message>
        <source>Ticket of {day}: {name}</source>
        <translation>{day}のチケット: {name}</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Touch due</source>
        <translation>まもなく接点が必要</translation>
    </message>
    <message>
        <source>Touches given of those that the cadence asked for in 90 days, at most as many as each account needs. The list: accounts that got less than half of theirs.</source>
        <translation>90日間に対応頻度が求める接点のうち、実際にあった割合(顧客ごとに必要数まで)。一覧は必要数の半分に満たない顧客です。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Usage, week of {day}: {name}</source>
        <translation>{day}の週の利用: {name}</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Weekly risk pack</source>
        <translation>週次リスク資料</translation>
    </message>
    <message>
        <source>Weekly risk pack of today, as slides</source>
        <translation>今日の週次リスク資料をスライドにする</translation>
    </message>
    <message>
        <source>Weekly risk pack {day}</source>
        <translation>週次リスク資料 {day}</translation>
    </message>
    <message>
        <source>What this page shows today, as slides, a web page or a PDF for us.</source>
        <translation>この画面の今日の内容を、社内用のスライド・Webページ・PDFにします。</translation>
    </message>
    <message>
        <source>Which record</source>
        <translation>元の記録</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>どちらの約束</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由 (Ctrl+I)</translation>
    </message>
    <message>
        <source>away from {day}, nobody covers</source>
        <translation>{day}から不在(代行なし)</translation>
    </message>
    <message>
        <source>away from {day}, {cover} covers</source>
        <translation>{day}から不在({cover}が代行)</translation>
    </message>
    <message>
        <source>away until {day}, nobody covers</source>
        <translation>{day}まで不在(代行なし)</translation>
    </message>
    <message>
        <source>away until {day}, {cover} covers</source>
        <translation>{day}まで不在({cover}が代行)</translation>
    </message>
    <message>
        <source>fewer accounts reached than promised, beyond chance</source>
        <translation>接点を持てた顧客が必要より少ない(偶然を超える)</translation>
    </message>
    <message>
        <source>load {load} %</source>
        <translation>稼働負荷{load}%</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>こちら</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>先方</translation>
    </message>
    <message>
        <source>{before} {was} → {now} {score}</source>
        <translation>{before} {was} → {now} {score}</translation>
    </message>
    <message>
        <source>{days} days {sign} {causes}</source>
        <translation>{days}日 {sign} {causes}</translation>
    </message>
    <message numerus="yes">
        <source>{day} · %n row(s) need help, most urgent first</source>
        <translation><numerusform>{day} · 手助けが必要な行が%n件、急ぐ順</numerusform></translation>
    </message>
    <message>
        <source>{day} · nothing stands out</source>
        <translation>{day} · 目立つことはありません</translation>
    </message>
    <message>
        <source>{due} due within 7 days, {past} past their longest gap</source>
        <translation>7日以内に接点が必要: {due}社、間隔の上限を超過: {past}社</translation>
    </message>
    <message>
        <source>{list} {count}</source>
        <translation>{list} {count}</translation>
    </message>
    <message>
        <source>{name} (away soon)</source>
        <translation>{name}(近く不在)</translation>
    </message>
    <message>
        <source>{name} (away)</source>
        <translation>{name}(不在)</translation>
    </message>
    <message>
        <source>{name} left on {day}</source>
        <translation>{name}が{day}に離任</translation>
    </message>
    <message>
        <source>{owner} {before} → {after}</source>
        <translation>{owner} {before} → {after}</translation>
    </message>
    <message>
        <source>{promises} of them promises</source>
        <translation>うち約束{promises}件</translation>
    </message>
    <message>
        <source>{risk} at risk, {loss} expected to be lost</source>
        <translation>リスクARR {risk}、予想損失 {loss}</translation>
    </message>
    <message>
        <source>{sign} {word}: {count} · {arr}</source>
        <translation>{sign} {word}: {count}社 · {arr}</translation>
    </message>
    <message>
        <source>{what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>{what} got better</source>
        <translation>{what}が改善</translation>
    </message>
    <message numerus="yes">
        <source>{what} got better: %n account(s)</source>
        <translation><numerusform>{what}が改善: %n社</numerusform></translation>
    </message>
    <message>
        <source>{what} got worse</source>
        <translation>{what}が悪化</translation>
    </message>
    <message numerus="yes">
        <source>{what} got worse: %n account(s)</source>
        <translation><numerusform>{what}が悪化: %n社</numerusform></translation>
    </message>
    <message>
        <source>{what} no longer holds</source>
        <translation>{what}が解消</translation>
    </message>
    <message numerus="yes">
        <source>{what} no longer holds: %n account(s)</source>
        <translation><numerusform>{what}が解消: %n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what}: %n account(s)</source>
        <translation><numerusform>{what}: %n社</numerusform></translation>
    </message>
    <message>
        <source>{who}: {reason}</source>
        <translation>{who}: {reason}</translation>
    </message>
    <message>
        <source>{word}: {arr}</source>
        <translation>{word}: {arr}</translation>
    </message>
</context>
<context>
    <name>tier_review</name>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Agree / object</source>
        <translation>同意・異議</translation>
    </message>
    <message>
        <source>Present tier</source>
        <translation>現在の区分</translation>
    </message>
    <message>
        <source>Proposed tier</source>
        <translation>見直し後の区分</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: an objection needs its reason.</source>
        <translation>{row}行目({account})、列「{column}」:異議には理由が必要です。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: it has no tier that an objection could keep.</source>
        <translation>{row}行目({account})、列「{column}」:異議で残せる区分がありません。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: it is empty, yet a reason is given.</source>
        <translation>{row}行目({account})、列「{column}」:理由がありますが、回答が空です。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: it is of another tier review.</source>
        <translation>{row}行目({account})、列「{column}」:別の区分見直しのものです。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: row {first} has the same account already.</source>
        <translation>{row}行目({account})、列「{column}」:同じ顧客が{first}行目にもあります。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: the hidden id is gone, so the account is not known.</source>
        <translation>{row}行目({account})、列「{column}」:非表示のIDがないため、どの顧客か分かりません。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: this account is not in the review.</source>
        <translation>{row}行目({account})、列「{column}」:この見直しに含まれない顧客です。</translation>
    </message>
    <message>
        <source>Row {row} ({account}), column {column}: “{given}” is neither “{agree}” nor “{object}”.</source>
        <translation>{row}行目({account})、列「{column}」:「{given}」は「{agree}」でも「{object}」でもありません。</translation>
    </message>
    <message>
        <source>Rule with values and borders</source>
        <translation>ルールと値・境界</translation>
    </message>
    <message>
        <source>Rule {rule}</source>
        <translation>ルール {rule}</translation>
    </message>
    <message>
        <source>Rule {rule}: {stands}</source>
        <translation>ルール {rule}:{stands}</translation>
    </message>
    <message>
        <source>Tier review {day} {owner}</source>
        <translation>区分見直し {day} {owner}</translation>
    </message>
    <message>
        <source>Touch tier {old} → {new}: adjust plays and cadence</source>
        <translation>タッチ区分 {old} → {new}:施策と対応頻度を見直す</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>no owner</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>object</source>
        <translation>異議あり</translation>
    </message>
</context>
<context>
    <name>time</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation><numerusform>%n日前</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>%n日後</numerusform></translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>{day} ({distance})</source>
        <translation>{day}({distance})</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message numerus="yes">
        <source>%n account(s) in all are past their cadence</source>
        <translation><numerusform>対応頻度を過ぎた顧客は全部で%n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n got worse</source>
        <translation><numerusform>悪化%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation><numerusform>メモ%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tech-touch account(s) are past their cadence</source>
        <translation><numerusform>対応頻度を過ぎたテックタッチの顧客: %n社</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tech-touch account(s) need action</source>
        <translation><numerusform>テックタッチの顧客%n件が要対応です</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to reply to</source>
        <translation><numerusform>要返信%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>完了%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>接点%n件</numerusform></translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Assign (A)</source>
        <translation>割り当て(A)</translation>
    </message>
    <message>
        <source>Away {first} to {last}</source>
        <translation>不在 {first}～{last}</translation>
    </message>
    <message>
        <source>Copied for Slack</source>
        <translation>Slack用にコピーしました</translation>
    </message>
    <message>
        <source>Copy for Slack (C)</source>
        <translation>Slack(C)</translation>
    </message>
    <message>
        <source>Cover for {who}</source>
        <translation>{who}さんの代わり</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Done (E)</source>
        <translation>完了(E)</translation>
    </message>
    <message>
        <source>Health got worse</source>
        <translation>ヘルスの悪化</translation>
    </message>
    <message>
        <source>Health set by hand ({value}) ends on {day}: {reason}</source>
        <translation>ヘルスの手動設定({value})が{day}で終わります: {reason}</translation>
    </message>
    <message>
        <source>Health {before} → {now}: {why}</source>
        <translation>ヘルス {before} → {now}: {why}</translation>
    </message>
    <message>
        <source>Health {score}</source>
        <translation>ヘルス {score}</translation>
    </message>
    <message>
        <source>Help wanted from {who}</source>
        <translation>助けてほしい人: {who}</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>先の予定</translation>
    </message>
    <message>
        <source>Log touch (L)</source>
        <translation>接点を記録(L)</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>担当顧客</translation>
    </message>
    <message>
        <source>Next step (S)</source>
        <translation>ネクストアクション(S)</translation>
    </message>
    <message>
        <source>Next step: {step}</source>
        <translation>ネクストアクション: {step}</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>ネクストアクションなし</translation>
    </message>
    <message>
        <source>No next step is planned</source>
        <translation>ネクストアクションがありません</translation>
    </message>
    <message>
        <source>No touch for {days} days (last {since}), {gap} at most for {cell}</source>
        <translation>最終接点{since}から{days}日。{gap}日以内: {cell}</translation>
    </message>
    <message>
        <source>No touch in {days} days as a customer (since {since}), {gap} at most for {cell}</source>
        <translation>契約({since})から{days}日間接点なし。{gap}日以内: {cell}</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>メモ(N)</translation>
    </message>
    <message>
        <source>Notice deadline in {days} days ({deadline}), renewal {renewal}</source>
        <translation>解約通知期限まであと{days}日({deadline})、契約更新 {renewal}</translation>
    </message>
    <message>
        <source>Open (Enter)</source>
        <translation>開く(Enter)</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>印刷 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Renewal in {days} days ({renewal})</source>
        <translation>契約更新まであと{days}日({renewal})</translation>
    </message>
    <message>
        <source>Skip (Shift+E)</source>
        <translation>見送り(Shift+E)</translation>
    </message>
    <message>
        <source>Snooze (H)</source>
        <translation>後で(H)</translation>
    </message>
    <message>
        <source>Tech touch by exception</source>
        <translation>テックタッチの例外</translation>
    </message>
    <message>
        <source>That is all for today.</source>
        <translation>今日は以上です</translation>
    </message>
    <message>
        <source>That is all for today. Nothing is planned for this week either.</source>
        <translation>今日は以上です。今週の予定もありません。</translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation>チーム全体</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>今週</translation>
    </message>
    <message>
        <source>Tier set by hand ({value}) ends on {day}: {reason}</source>
        <translation>タッチ区分の手動設定({value})が{day}で終わります: {reason}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Whose accounts</source>
        <translation>対象の顧客</translation>
    </message>
    <message>
        <source>Why? (Ctrl+I)</source>
        <translation>理由(Ctrl+I)</translation>
    </message>
    <message>
        <source>With {who}</source>
        <translation>担当: {who}</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>選択中</translation>
    </message>
    <message>
        <source>nobody covered</source>
        <translation>代わりなし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{cover} covered</source>
        <translation>{cover}さんが代行</translation>
    </message>
    <message>
        <source>{day} · since {moment}</source>
        <translation>{day} · {moment}以降の動き</translation>
    </message>
    <message>
        <source>{heading} ({count})</source>
        <translation>{heading}({count})</translation>
    </message>
    <message>
        <source>{meeting} (no account: {why})</source>
        <translation>{meeting}(顧客なし: {why})</translation>
    </message>
    <message>
        <source>{renewal}: {why}</source>
        <translation>{renewal}。{why}</translation>
    </message>
    <message>
        <source>{since}: {happened}</source>
        <translation>{since}: {happened}</translation>
    </message>
    <message>
        <source>{text} (due {due}, {days} days over)</source>
        <translation>{text}(期日 {due}、{days}日超過)</translation>
    </message>
    <message>
        <source>{text} (put off, due {due})</source>
        <translation>{text}(後で・期限{due})</translation>
    </message>
    <message>
        <source>{text} (skipped: {why})</source>
        <translation>{text}(見送り: {why})</translation>
    </message>
    <message>
        <source>{tier}, {phase}</source>
        <translation>{tier}・{phase}</translation>
    </message>
    <message>
        <source>{tier}, {phase}: {plays}</source>
        <translation>{tier}・{phase}({plays})</translation>
    </message>
    <message>
        <source>{when} {title}</source>
        <translation>{when} {title}</translation>
    </message>
</context>
<context>
    <name>todos</name>
    <message>
        <source>{playbook}, step {step} of {total}</source>
        <translation>{playbook} {step}/{total}</translation>
    </message>
</context>
<context>
    <name>touch</name>
    <message>
        <source>Axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>施策</translation>
    </message>
    <message>
        <source>Play: {play} (rule {rule})</source>
        <translation>施策:{play}(ルール {rule})</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>チーム</translation>
    </message>
    <message numerus="yes">
        <source>The next touch at the latest %n day(s) after the last.</source>
        <translation><numerusform>次の接点は、前回から遅くとも%n日以内。</numerusform></translation>
    </message>
    <message>
        <source>The order of {kind} differs.</source>
        <translation>{kind}の順序が違います。</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Unclassified in {model}.</source>
        <translation>「{model}」では未分類です。</translation>
    </message>
    <message>
        <source>under {high}</source>
        <translation>{high} 未満</translation>
    </message>
    <message>
        <source>{axis}: not known</source>
        <translation>{axis}:不明</translation>
    </message>
    <message>
        <source>{axis}: not known, taken for {band}</source>
        <translation>{axis}:不明のため「{band}」とみなします</translation>
    </message>
    <message>
        <source>{axis}: {band}</source>
        <translation>{axis}:{band}</translation>
    </message>
    <message>
        <source>{axis}: {value} is {band}</source>
        <translation>{axis}:{value} は「{band}」</translation>
    </message>
    <message>
        <source>{axis}: {value} is {band} ({span})</source>
        <translation>{axis}:{value} は「{band}」({span})</translation>
    </message>
    <message>
        <source>{kind} {name} is gone.</source>
        <translation>{kind} {name} がなくなりました。</translation>
    </message>
    <message>
        <source>{kind} {name} is new.</source>
        <translation>{kind} {name} が加わりました。</translation>
    </message>
    <message>
        <source>{kind} {name}: {field} was {before} and is {after}.</source>
        <translation>{kind} {name}:{field} が {before} から {after} に変わりました。</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low} 以上</translation>
    </message>
    <message>
        <source>{low} or more, under {high}</source>
        <translation>{low} 以上 {high} 未満</translation>
    </message>
    <message>
        <source>{tier} by rule {rule} of {model}, version {version}.</source>
        <translation>{tier}:「{model}」版 {version} のルール {rule} による。</translation>
    </message>
    <message>
        <source>{tier} stays until the next tier review: no tier goes down before.</source>
        <translation>次の見直しまで{tier}のままです。それまで下がることはありません。</translation>
    </message>
    <message>
        <source>{tier}, set by hand until {until}: {reason}</source>
        <translation>{tier}:{until} まで手動設定。理由:{reason}</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n日</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation><numerusform>%n人</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n席</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation><numerusform>%n件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>%n回</numerusform></translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>seats</source>
        <translation>席</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>件</translation>
    </message>
    <message>
        <source>touches</source>
        <translation>回</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>A person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>A value that the text needs is missing</source>
        <translation>本文に必要な値がありません</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受領済</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>定着</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>合意</translation>
    </message>
    <message>
        <source>Announcement</source>
        <translation>案内</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>返信あり</translation>
    </message>
    <message>
        <source>Answered by a machine</source>
        <translation>自動応答</translation>
    </message>
    <message>
        <source>At risk (40 to 70 %)</source>
        <translation>要注意(40〜70 %)</translation>
    </message>
    <message>
        <source>Automate later</source>
        <translation>後で自動化</translation>
    </message>
    <message>
        <source>Automate now</source>
        <translation>今すぐ自動化</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>Being filled in</source>
        <translation>記入中</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Budget cut</source>
        <translation>予算削減</translation>
    </message>
    <message>
        <source>Built in house</source>
        <translation>内製化</translation>
    </message>
    <message>
        <source>Business closed</source>
        <translation>廃業・事業終了</translation>
    </message>
    <message>
        <source>Business relationship</source>
        <translation>取引関係</translation>
    </message>
    <message>
        <source>CSM</source>
        <translation>CSM</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通話</translation>
    </message>
    <message>
        <source>Came back for good</source>
        <translation>恒久的な不達</translation>
    </message>
    <message>
        <source>Came back for now</source>
        <translation>一時的な不達</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Card or letter</source>
        <translation>名刺・書面</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>持ち越し</translation>
    </message>
    <message>
        <source>Champion</source>
        <translation>推進者</translation>
    </message>
    <message>
        <source>Champion left</source>
        <translation>推進者の離任</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Change of owner</source>
        <translation>担当CSMの変更</translation>
    </message>
    <message>
        <source>Change of phase</source>
        <translation>フェーズの変更</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>社内メンバー</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>参加</translation>
    </message>
    <message>
        <source>Commit (90 % and more)</source>
        <translation>確実(90 %以上)</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>競合への乗り換え</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>迷惑メール報告</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Considering an upgrade</source>
        <translation>上位プランを検討中</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>コンタクト</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>コンテンツ</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>契約</translation>
    </message>
    <message>
        <source>Copied into Sent</source>
        <translation>送信済みに保存</translation>
    </message>
    <message>
        <source>Corporate</source>
        <translation>法人</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>批判的</translation>
    </message>
    <message>
        <source>Critical (below 40 %)</source>
        <translation>危険(40 %未満)</translation>
    </message>
    <message>
        <source>Customer voice</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Daily users</source>
        <translation>1日の利用者数</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商談</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>見送り</translation>
    </message>
    <message>
        <source>Defects or outages</source>
        <translation>不具合・障害</translation>
    </message>
    <message>
        <source>Digital review</source>
        <translation>デジタルレビュー</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>予定日が近い</translation>
    </message>
    <message>
        <source>Due touch</source>
        <translation>接点の期日</translation>
    </message>
    <message>
        <source>EBR</source>
        <translation>経営層レビュー</translation>
    </message>
    <message>
        <source>Economic buyer</source>
        <translation>決裁者</translation>
    </message>
    <message>
        <source>End has passed</source>
        <translation>契約終了日を過ぎた</translation>
    </message>
    <message>
        <source>End user</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>消去済み</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Every announcement</source>
        <translation>すべての案内</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>経営層</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Expected result</source>
        <translation>期待する成果</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>送信失敗</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Free support</source>
        <translation>無償サポート</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Goes on getting mail</source>
        <translation>送信を継続</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>成長中</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>引き継ぎシート</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健全</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>実施済み</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>送信対象外</translation>
    </message>
    <message>
        <source>High touch</source>
        <translation>ハイタッチ</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>個人</translation>
    </message>
    <message>
        <source>Influence: high</source>
        <translation>影響力 大</translation>
    </message>
    <message>
        <source>Influence: low</source>
        <translation>影響力 小</translation>
    </message>
    <message>
        <source>Influence: medium</source>
        <translation>影響力 中</translation>
    </message>
    <message>
        <source>Invoice lines</source>
        <translation>請求明細</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>請求</translation>
    </message>
    <message>
        <source>Just signed</source>
        <translation>契約直後</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>先の予定</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>リーダー</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Left out by hand</source>
        <translation>手動で除外</translation>
    </message>
    <message>
        <source>Likely (70 to 90 %)</source>
        <translation>有望(70〜90 %)</translation>
    </message>
    <message>
        <source>Logins</source>
        <translation>ログイン数</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Low touch</source>
        <translation>ロータッチ</translation>
    </message>
    <message>
        <source>Machine prepares, person delivers</source>
        <translation>機械が準備し人が届ける</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>個別対応</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Mail to one person</source>
        <translation>個別メール</translation>
    </message>
    <message>
        <source>Mail to this account is on hold</source>
        <translation>この顧客への配信は保留中です</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>Mid touch</source>
        <translation>ミッドタッチ</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>Missing feature</source>
        <translation>機能不足</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>様子見</translation>
    </message>
    <message>
        <source>Monthly users</source>
        <translation>月間の利用者数</translation>
    </message>
    <message>
        <source>Needs action</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>消極的</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中立</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新規契約</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>ネクストアクションなし</translation>
    </message>
    <message>
        <source>Nobody has an address</source>
        <translation>アドレスがない</translation>
    </message>
    <message>
        <source>Nobody in the roles chosen</source>
        <translation>選んだ役割の人がいない</translation>
    </message>
    <message>
        <source>Nobody is known</source>
        <translation>コンタクトがいない</translation>
    </message>
    <message>
        <source>Nobody: automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>Not called for</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Not coming</source>
        <translation>欠席</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>送信失敗</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Not enough data</source>
        <translation>データ不足</translation>
    </message>
    <message>
        <source>Not growing</source>
        <translation>成長なし</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未着手</translation>
    </message>
    <message>
        <source>Not to be written to</source>
        <translation>送信禁止</translation>
    </message>
    <message>
        <source>Not used enough</source>
        <translation>利用不足</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Notice received</source>
        <translation>解約通知</translation>
    </message>
    <message>
        <source>Now: ≤ 3 months</source>
        <translation>今(3か月以内)</translation>
    </message>
    <message>
        <source>On track</source>
        <translation>順調</translation>
    </message>
    <message>
        <source>Onboarding</source>
        <translation>導入</translation>
    </message>
    <message>
        <source>Onboarding team</source>
        <translation>導入担当</translation>
    </message>
    <message>
        <source>One topic</source>
        <translation>1つのトピック</translation>
    </message>
    <message>
        <source>Online meeting</source>
        <translation>オンライン会議</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Opt-out</source>
        <translation>配信停止</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>解約・縮小</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超過</translation>
    </message>
    <message>
        <source>Override ends</source>
        <translation>手動設定の期限</translation>
    </message>
    <message>
        <source>Owners of accounts</source>
        <translation>顧客の担当</translation>
    </message>
    <message>
        <source>Paid support</source>
        <translation>有償サポート</translation>
    </message>
    <message>
        <source>Pain</source>
        <translation>困りごと</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>People</source>
        <translation>関係者</translation>
    </message>
    <message>
        <source>Perhaps coming</source>
        <translation>参加未定</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>予定あり</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商材</translation>
    </message>
    <message>
        <source>Project ended</source>
        <translation>プロジェクト終了</translation>
    </message>
    <message>
        <source>Promise (ours)</source>
        <translation>約束(こちら)</translation>
    </message>
    <message>
        <source>Promise (theirs)</source>
        <translation>約束(先方)</translation>
    </message>
    <message>
        <source>Promises made by sales</source>
        <translation>営業の約束</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提案中</translation>
    </message>
    <message>
        <source>Proposes another time</source>
        <translation>別の日時を提案</translation>
    </message>
    <message>
        <source>Proven to have left</source>
        <translation>送信を確認</translation>
    </message>
    <message>
        <source>Published address</source>
        <translation>公表アドレス</translation>
    </message>
    <message>
        <source>QBR</source>
        <translation>四半期レビュー</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Reactivation</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Refused there by a rule</source>
        <translation>相手先の規則により拒否</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Renewed</source>
        <translation>更新済</translation>
    </message>
    <message>
        <source>Renews</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Reorganisation or merger</source>
        <translation>組織再編・合併</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要望</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>営業</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>解約阻止</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予約済み</translation>
    </message>
    <message>
        <source>Seems to want no more mail</source>
        <translation>配信停止の希望（確認待ち）</translation>
    </message>
    <message>
        <source>Self-sufficient</source>
        <translation>自走</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Sends somebody else</source>
        <translation>代理が参加</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Service notice</source>
        <translation>業務連絡</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>手動で設定</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>提供済み</translation>
    </message>
    <message>
        <source>Should have started</source>
        <translation>着手すべき時期</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Soon: ≤ 6 months</source>
        <translation>まもなく(3〜6か月)</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>サポート</translation>
    </message>
    <message>
        <source>Supportive</source>
        <translation>好意的</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Tech touch</source>
        <translation>テックタッチ</translation>
    </message>
    <message>
        <source>Tech touch by exception</source>
        <translation>テックタッチの例外</translation>
    </message>
    <message>
        <source>The address is not valid</source>
        <translation>メールアドレスが正しくありません</translation>
    </message>
    <message>
        <source>The person has had enough mail for now</source>
        <translation>配信回数の上限に達しています</translation>
    </message>
    <message>
        <source>The same address is already among the recipients</source>
        <translation>同じアドレスがすでに宛先に含まれています</translation>
    </message>
    <message>
        <source>There is no consent on record</source>
        <translation>同意の記録がありません</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>接点</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>接点</translation>
    </message>
    <message>
        <source>Tried again later</source>
        <translation>再試行待ち</translation>
    </message>
    <message>
        <source>Unclassified</source>
        <translation>未分類</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>利用状況</translation>
    </message>
    <message>
        <source>Usage 50 to 80 %</source>
        <translation>利用 50~80%</translation>
    </message>
    <message>
        <source>Usage 80 % and more</source>
        <translation>利用 80%以上</translation>
    </message>
    <message>
        <source>Usage not known</source>
        <translation>利用 不明</translation>
    </message>
    <message>
        <source>Usage under 50 %</source>
        <translation>利用 50%未満</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>活用</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>訪問</translation>
    </message>
    <message>
        <source>Waiting to leave</source>
        <translation>未送信</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Why they bought</source>
        <translation>購入の理由</translation>
    </message>
    <message>
        <source>Why they chose us</source>
        <translation>選定理由</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>from customer voices</source>
        <translation>お客様の声から</translation>
    </message>
    <message>
        <source>from open promises</source>
        <translation>未完了の約束から</translation>
    </message>
    <message>
        <source>from the account's fields</source>
        <translation>顧客の項目から</translation>
    </message>
    <message>
        <source>from the contacts</source>
        <translation>コンタクトから</translation>
    </message>
    <message>
        <source>from the contracts</source>
        <translation>契約から</translation>
    </message>
    <message>
        <source>from the goals</source>
        <translation>目標から</translation>
    </message>
    <message>
        <source>from the health score</source>
        <translation>ヘルススコアから</translation>
    </message>
    <message>
        <source>from the notes</source>
        <translation>メモから</translation>
    </message>
    <message>
        <source>from them</source>
        <translation>先方から</translation>
    </message>
    <message>
        <source>from us</source>
        <translation>こちらから</translation>
    </message>
    <message>
        <source>written here</source>
        <translation>ここで記入</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>All accounts</source>
        <translation>すべての顧客</translation>
    </message>
    <message>
        <source>Hook product only</source>
        <translation>フック商材のみ</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>担当顧客</translation>
    </message>
    <message>
        <source>Needs action</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Neglected</source>
        <translation>ごぶさた</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>ネクストアクションなし</translation>
    </message>
    <message>
        <source>Renewals within 90 days</source>
        <translation>90日以内の契約更新</translation>
    </message>
</context>
<context>
    <name>voices</name>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>顧客数</translation>
    </message>
    <message>
        <source>Customer voices</source>
        <translation>お客様の声</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>聞いた日</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>No voice has been written down yet. V on any line or account writes one.</source>
        <translation>まだ記録がありません。どの行・どの顧客でも V で記録できます。</translation>
    </message>
    <message>
        <source>Put under a request…</source>
        <translation>要望にまとめる…</translation>
    </message>
    <message>
        <source>Remove this voice</source>
        <translation>この声を消す</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要望</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声の数</translation>
    </message>
    <message>
        <source>Voices by kind</source>
        <translation>種類ごとの声</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>お客様の言葉</translation>
    </message>
    <message>
        <source>What was said last</source>
        <translation>最新の声</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Changed since last week</source>
        <translation>先週からの変化</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Health score {score} ({before} before limits) · {band} · confidence {sure} · as of {day}</source>
        <translation>ヘルススコア {score}(上限の適用前は{before}) · {band} · 確からしさ {sure} · {day}時点</translation>
    </message>
    <message>
        <source>Health score {score} ({low} to {high}) · {band} · confidence {sure} · as of {day}</source>
        <translation>ヘルススコア {score}({low}～{high}) · {band} · 確からしさ {sure} · {day}時点</translation>
    </message>
    <message>
        <source>Health score {score} · {band} · confidence {sure} · as of {day}</source>
        <translation>ヘルススコア {score} · {band} · 確からしさ {sure} · {day}時点</translation>
    </message>
    <message>
        <source>Health set by hand</source>
        <translation>ヘルスの手動設定</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>LTV(顧客生涯価値)</translation>
    </message>
    <message>
        <source>Limits that hold the score</source>
        <translation>スコアの上限</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Measures of that week</source>
        <translation>その週の指標</translation>
    </message>
    <message>
        <source>Moved from then until now</source>
        <translation>その後いままでの変化</translation>
    </message>
    <message>
        <source>No source is connected for: {measures}. They do not count.</source>
        <translation>次の指標はデータ元が未接続のため、計算に入れていません: {measures}</translation>
    </message>
    <message>
        <source>Not enough data for a score. Confidence {sure}.</source>
        <translation>データ不足のためスコアを出していません。確からしさ {sure}。</translation>
    </message>
    <message>
        <source>Nothing moved.</source>
        <translation>変化はありません。</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>特に目立つ点はありません。</translation>
    </message>
    <message>
        <source>Of {day} nothing was kept.</source>
        <translation>{day}の記録はありません。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Scorecards run over that week later</source>
        <translation>この週に後から適用したスコアカード(当時は表示していません)</translation>
    </message>
    <message>
        <source>Touch tier</source>
        <translation>タッチ区分</translation>
    </message>
    <message>
        <source>Unclassified in {model}: {missing} is not known.</source>
        <translation>{model}では未分類です。分からない項目: {missing}</translation>
    </message>
    <message>
        <source>Week after (→)</source>
        <translation>次の週(→)</translation>
    </message>
    <message>
        <source>Week before (←)</source>
        <translation>前の週(←)</translation>
    </message>
    <message>
        <source>Week of {day}: health score {score} · {band} · confidence {sure} · {card}</source>
        <translation>{day}の週: ヘルススコア {score} · {band} · 確からしさ {sure} · {card}</translation>
    </message>
    <message>
        <source>Week of {day}: not enough data for a score · {card}</source>
        <translation>{day}の週: スコアを出すにはデータが不足 · {card}</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weight and age of the data</source>
        <translation>重みとデータの新しさ</translation>
    </message>
    <message>
        <source>What we do not know</source>
        <translation>分かっていないこと</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why? {account}</source>
        <translation>理由: {account}</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>古い</translation>
    </message>
    <message>
        <source>{band}, set by hand until {until} by {by}: {reason}. The score says {computed}.</source>
        <translation>{band}({until}まで手動設定、{by}: {reason})。スコアによるヘルスは{computed}。</translation>
    </message>
    <message>
        <source>{card}, version {version}</source>
        <translation>{card} 第{version}版</translation>
    </message>
    <message>
        <source>{card}: not enough data for a score</source>
        <translation>{card}: スコアを出すにはデータ不足</translation>
    </message>
    <message>
        <source>{card}: {score} ({band})</source>
        <translation>{card}: {score}({band})</translation>
    </message>
    <message>
        <source>{day}: {change}</source>
        <translation>{day}: {change}</translation>
    </message>
    <message>
        <source>{measure}: no fresh data any more</source>
        <translation>{measure}: 新しいデータがなくなりました</translation>
    </message>
    <message>
        <source>{measure}: not known then, now {now} points</source>
        <translation>{measure}: 当時は不明、現在{now}点</translation>
    </message>
    <message>
        <source>{measure}: {before} → {now} points</source>
        <translation>{measure}: {before} → {now} 点</translation>
    </message>
    <message>
        <source>{measure}: {before} → {now} points since last week</source>
        <translation>{measure}: 先週から {before} → {now} 点</translation>
    </message>
    <message>
        <source>{state}, {days} days old</source>
        <translation>{state}({days}日前)</translation>
    </message>
    <message>
        <source>{tier} by {model} ({bands})</source>
        <translation>{model}により{tier}({bands})</translation>
    </message>
    <message>
        <source>{tier} until the next tier review; the rules of {model} now say {rules}.</source>
        <translation>次の見直しまで{tier}。「{model}」のルールでは現在{rules}です。</translation>
    </message>
    <message>
        <source>{tier}, set by hand until {until}: {reason}. The model says {computed}.</source>
        <translation>{until}まで手動設定で{tier}({reason})。モデルでは{computed}です。</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Back-test</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Building business reviews</source>
        <translation>ビジネスレビューを作成中</translation>
    </message>
    <message>
        <source>CS Workbench is already open on this profile, but its window does not answer. Nothing was changed. Wait a moment or close it there, then start again.</source>
        <translation>このプロファイルはすでに開いていますが、ウィンドウが応答しません。何も変更していません。少し待つか、そちらを閉じてから、もう一度起動してください。</translation>
    </message>
    <message>
        <source>CS Workbench is already open on this profile. Nothing was changed. Its window has come to the front; go on there.</source>
        <translation>このプロファイルはすでに開いています。何も変更していません。開いているウィンドウを前面に出しました。そちらで続けてください。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>検索の索引</translation>
    </message>
    <message>
        <source>Something unexpected happened. What you entered before is saved. You can go on; the report is in the log.</source>
        <translation>予期しない問題が起きました。それまでの入力は保存されています。このまま続けられます。詳しい内容はログにあります。</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>同期中</translation>
    </message>
    <message>
        <source>Syncing calendars</source>
        <translation>カレンダーを同期中</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
    <message>
        <source>{what}: stopped. What was finished is kept.</source>
        <translation>{what}：中止しました。完了した分は保存されています。</translation>
    </message>
</context>
</TS>
