<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong. Nothing was changed. Please try again.</source>
        <translation>問題が起きました。何も変更していません。もう一度お試しください。</translation>
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
</TS>
