<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Added {name}. Next: cs-workbench sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>done</name>
    <message>
        <source>Done again: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong. Nothing was changed. Please try again.</source>
        <translation>問題が起きました。何も変更していません。もう一度お試しください。</translation>
    </message>
    <message>
        <source>{path} could not be written: {why}. A file that was there is unchanged. Choose another folder, or close the file in Excel, then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a value of {key}. The setting is unchanged. Choose: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} Nothing was changed. 'cs-workbench --help' lists the commands.</source>
        <translation>{what} 何も変更していません。コマンドの一覧は cs-workbench --help で見られます。</translation>
    </message>
    <message>
        <source>{what} is already running (process {pid}). Nothing was changed. Wait until it ends, then try again.</source>
        <translation>{what}はすでに実行中です(プロセス {pid})。何も変更していません。終わるのを待って、もう一度お試しください。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>ARR</source>
        <translation>ARR</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>経営者の姿勢</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
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
        <source>Confidence</source>
        <translation>確からしさ</translation>
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
        <source>Days since touch</source>
        <translation>接点からの日数</translation>
    </message>
    <message>
        <source>Defects in 90 days</source>
        <translation>90日の不具合</translation>
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
        <source>Goals met</source>
        <translation>目標達成率</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>成長中</translation>
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
        <source>Hook product only</source>
        <translation>フック商材のみ</translation>
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
        <source>LTV</source>
        <translation>LTV</translation>
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
        <source>Legal form</source>
        <translation>法人・個人</translation>
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
        <source>Notice deadline</source>
        <translation>解約通知期限</translation>
    </message>
    <message>
        <source>Notice received</source>
        <translation>解約通知</translation>
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
        <source>Phase</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>契約プラン</translation>
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
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Renews itself</source>
        <translation>自動更新</translation>
    </message>
    <message>
        <source>Seat use</source>
        <translation>ID利用率</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>ID数</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>データ元</translation>
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
        <source>Usage trend</source>
        <translation>利用の増減</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last look at Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Admin</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Adoption</source>
        <translation>定着</translation>
    </message>
    <message>
        <source>Champion</source>
        <translation>推進者</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>チャット</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>解約</translation>
    </message>
    <message>
        <source>Considering an upgrade</source>
        <translation>上位プランを検討中</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>コンテンツ</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Corporate</source>
        <translation>法人</translation>
    </message>
    <message>
        <source>Due touch</source>
        <translation>接点の期日</translation>
    </message>
    <message>
        <source>Economic buyer</source>
        <translation>決裁者</translation>
    </message>
    <message>
        <source>End user</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>経営層</translation>
    </message>
    <message>
        <source>Free support</source>
        <translation>無償サポート</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>成長中</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健全</translation>
    </message>
    <message>
        <source>High touch</source>
        <translation>ハイタッチ</translation>
    </message>
    <message>
        <source>Individual</source>
        <translation>個人</translation>
    </message>
    <message>
        <source>Just signed</source>
        <translation>契約直後</translation>
    </message>
    <message>
        <source>Low touch</source>
        <translation>ロータッチ</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Mid touch</source>
        <translation>ミッドタッチ</translation>
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
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>ネクストアクションなし</translation>
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
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Notice received</source>
        <translation>解約通知</translation>
    </message>
    <message>
        <source>Onboarding</source>
        <translation>導入</translation>
    </message>
    <message>
        <source>Online meeting</source>
        <translation>オンライン会議</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Paid support</source>
        <translation>有償サポート</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話</translation>
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
        <source>Reactivation</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>契約更新</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Self-sufficient</source>
        <translation>自走</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
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
        <source>Ticket</source>
        <translation>チケット</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>接点</translation>
    </message>
    <message>
        <source>Unclassified</source>
        <translation>未分類</translation>
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
        <source>Watch</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>from them</source>
        <translation>先方から</translation>
    </message>
    <message>
        <source>from us</source>
        <translation>こちらから</translation>
    </message>
</context>
</TS>
