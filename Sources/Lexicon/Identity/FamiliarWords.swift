/// Words that name nobody, though they begin with a capital or stand where an employer does.
enum FamiliarWords {
  /// Folded words that are written with a capital inside a sentence, or stand at its start before a name.
  static let capitalised: Set<String> = words(
    """
    i i'm i've i'd i'll mr mrs ms dr god internet web wi-fi wifi bluetooth phd msc bsc ok okay

    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun christmas easter
    january's spring summer autumn winter

    russian english german french spanish italian portuguese polish ukrainian american british european asian african
    dutch swedish norwegian danish finnish turkish chinese japanese korean indian georgian armenian serbian kazakh
    estonian latvian lithuanian czech swiss austrian greek hebrew arabic roman latin cyrillic scandinavian nordic baltic
    irish scottish canadian australian brazilian mexican israeli balkan slavic western eastern northern southern west
    east north south europe asia africa america balkans caucasus baltics scandinavia nordics benelux dach emea apac latam
    cis eu uk us usa uae

    at in on for from to of with by as and or but not no yes the a an my our we it this that these those there here they
    you he she his her their its your if when while since after before until then so also just only now currently
    previously formerly both all any some every each one two three four five six seven eight nine ten what who where why
    how which more most less least much many few other another such same very too again still never always often
    sometimes maybe perhaps please thanks hello hi hey dear senior junior middle lead ideally mostly mainly besides

    я мы он она они это эта этот эти тот та те мой моя мое мои наш наша наше наши свой в во на с со из от до за под над при
    для без по к ко о об про через между и а но или да нет не ни же бы если когда пока чтобы что кто где куда откуда как
    почему зачем сейчас раньше ранее потом теперь тоже также еще уже только лишь все всё всего каждый любой один два три
    четыре пять шесть семь восемь девять десять привет здравствуйте спасибо пожалуйста ищу хочу могу умею знаю работаю
    живу делаю пишу люблю нужен нужна нужны нужно есть был была были будет команда стек опыт москва россия европа

    bank startup company team product project platform studio lab labs university institute college school academy

    linux unix windows mac macos android ios central

    saas paas iaas adtech fintech medtech edtech martech hrtech proptech insurtech foodtech healthtech govtech legaltech
    deeptech biotech agritech regtech devops devtools certified associate professional expert practitioner foundation
    bachelor master master's bachelor's degree olympiad covid gsm lte wi fi vpn gpt llm open source
    кавказ московский петербургский сибирский уральский российский европейский американский центральный балканы прибалтика
    азия снг интернет рунет

    kreuzberg mitte neukölln friedrichshain charlottenburg shoreditch soho camden hackney westminster heuston docklands
    manhattan brooklyn queens dumbo harlem bronx shibuya shinjuku nakano minato kallio södermalm vaihingen schwabing
    baixa farringdon gracia eixample chiado alfama vake saburtalo vračar zemun
    шордич шордиче кройцберг митте манхэттен бруклин дорчол ваке сабуртало хамовники сокол арбат петроградка
    """)

  /// The stems of the longer Russian ones, for their case forms.
  static let stems: Set<String> = Set(
    Stems.stems(capitalised.filter { TableText.isRussian($0) && $0.unicodeScalars.count > 3 }.sorted()))

  /// Whether a tool, a standard or the like that is no skill of its own begins at `position`, or goes on there.
  static func isTool(_ position: Int, in text: AnalysedText) -> Bool {
    (max(0, position - 2)...position).contains { start in
      tools.match(in: text, at: start).map { $0.positions.contains(position) } ?? false
    }
  }

  private static let tools: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    for name in TableText.list(toolNames) { table.insert(name, true) }
    return table
  }()

  private static let toolNames = """
    patroni, effector, indexeddb, u-boot, rockchip, nx, le audio, jetson, jetson orin, jetson nano, healthkit, callkit, storekit,
    arkit, mapkit, cloudkit, metal, room, semgrep, kerberos, volatility, sigma, yara, bayesian, blue card, edge, raspberry pi,
    arduino, gmail, excel, word, powerpoint, outlook, office, sharepoint, teams, zoom, meet, slack, notion, obsidian, trello,
    asana, linear, jira, confluence, miro, figjam, loom, telegram, whatsapp, signal, discord, viber, chrome, firefox, safari,
    webkit, v8, electron, tauri, vim, neovim, emacs, vscode, visual studio, intellij, goland, pycharm, webstorm, xcode,
    android studio, eclipse, netbeans, cursor, copilot, chatgpt, claude, gemini, llama, mistral, whisper, hugging face,
    app store, google play, play store, testflight, apple watch, apple pay, google pay, google ads, google docs, google sheets,
    google maps, google meet, youtube, instagram, github, gitlab, bitbucket, gitea, stack overflow, stackoverflow, habr, хабр,
    kaggle, leetcode, arxiv, wikipedia, markdown, latex, unicode, ascii, posix, bsd, freebsd, openbsd, debian, ubuntu, fedora,
    centos, red hat, rhel, alpine, arch, nixos, suse, astra linux, alt linux, альт, астра, solaris, aix, windows server, wsl,
    x86, arm, risc-v, cortex, stm32, esp32, nordic, zephyr, qualcomm, snapdragon, intel, amd, nvidia, gpu, cuda, oracle, db2,
    sybase, teradata, greenplum, exasol, vertica, netezza, sap, hana, salesforce, dynamics, workday, servicenow, zendesk,
    intercom, hubspot, segment, amplitude, mixpanel, appmetrica, firebase, crashlytics, sentry, datadog, new relic, splunk,
    zabbix, nagios, graylog, loki, tempo, jaeger, zipkin, opentelemetry, victoriametrics, thanos, cortex, pagerduty, opsgenie,
    consul, vault, etcd, zookeeper, keycloak, okta, auth0, ldap, active directory, kong, traefik, envoy, haproxy, caddy,
    apache, tomcat, jetty, netty, undertow, gradle, maven, ant, bazel, buck, cmake, conan, meson, ninja, make, npm, yarn, pnpm,
    deno, bun, vite, webpack, rollup, parcel, esbuild, turbopack, babel, eslint, prettier, storybook, chromatic, lighthouse,
    testcontainers, wiremock, mockito, jooq, hibernate, flyway, liquibase, mybatis, lombok, mapstruct, resilience4j, hystrix,
    quartz, camunda, activiti, temporal, airflow, prefect, dagster, luigi, oozie, nifi, flink, beam, hadoop, hive, impala, presto,
    trino, iceberg, hudi, delta lake, parquet, avro, protobuf, thrift, arrow, polars, dask, ray, numba, cython, celery, gunicorn,
    uvicorn, nginx, sanic, tornado, twisted, pydantic, sqlalchemy, alembic, poetry, conda, jupyter, colab, streamlit, gradio,
    mlflow, kubeflow, sagemaker, vertex ai, bedrock, azure ml, wandb, weights & biases, optuna, catboost, xgboost, lightgbm,
    stan, pymc, prophet, tableau, looker, metabase, superset, power bi, qlik, datalens, redash, grafana, kibana, sketch, zeplin,
    invision, framer, principle, after effects, photoshop, illustrator, indesign, lightroom, premiere, blender, maya, houdini,
    substance, zbrush, godot, cryengine, wwise, fmod, steam, playstation, xbox, nintendo, switch, oculus, quest, hololens,
    webgl, webgpu, opengl, vulkan, directx, three.js, pixi, babylon, d3, chart.js, leaflet, mapbox, openlayers, openstreetmap,
    cypress, playwright, selenium, selenide, appium, detox, maestro, espresso, xctest, postman, insomnia, swagger, soapui,
    jmeter, gatling, locust, k6, testrail, allure, zephyr scale, burp, burp suite, metasploit, nmap, wireshark, nessus, openvas,
    kali, cobalt strike, bloodhound, mimikatz, ghidra, ida, radare, frida, snort, suricata, wazuh, qradar, crowdstrike, sentinel,
    maxpatrol, snyk, trivy, falco, sonarqube, checkmarx, veracode, owasp, mitre, nist, iso, pci, gdpr, hipaa, sox, swift,
    sepa, iban, visa, mastercard, мир, stripe, paypal, adyen, plaid, bitcoin, ethereum, solidity, solana, polygon, web3, nft, altium,
    kicad, eagle, orcad, ltspice, matlab, simulink, labview, autocad, solidworks, ansys, modbus, can, canopen, profinet, ethercat,
    autosar, misra, yocto, buildroot, freertos, threadx, qnx, vxworks, keil, iar, jtag, openocd, bootloader, wi-fi, zigbee, lora,
    lorawan, thread, matter, bluetooth, nfc, rfid, usb, pcie, spi, uart, i2c, gps, gnss, lidar, ros, gazebo, moveit, opencv,
    yolo, tensorrt, onnx, openvino, core ml, tflite, keras, jax, langchain, llamaindex, pinecone, weaviate, qdrant, milvus, chroma,
    pgvector, faiss, elasticsearch, opensearch, solr, lucene, sphinx, meilisearch, algolia, agile, scrum, kanban, safe, lean,
    design thinking, jobs to be done, okr, itil, prince2, pmp, cbap, babok, bpmn, uml, archimate, togaf, c4, event storming,
    битрикс, bitrix, bitrix24, битрикс24, амо, amocrm,    largest contentful paint, core web vitals, chrome devtools, devtools, odin project, charles, чарльз, fiddler,
    wordpress, drupal, joomla, magento, shopify, woocommerce, opencart, tilda,
    gleam, odin, hare, mojo, ktor, exposed, mollie, koin, dagger, hilt, retrofit, coil, glide, realm, combine, alamofire,
    webflow, wix, contentful, strapi, sanity, госуслуги, сбис, диадок, контур, 1c
    """

  /// Firms that people also write without a capital. Shown nowhere: only for hiding what is written in a text.
  private static let firms: Set<String> = words(
    """
    google amazon facebook netflix microsoft yandex tinkoff sber sberbank avito ozon wildberries kaspersky epam luxoft
    revolut klarna zalando spotify uber jetbrains exness nvidia intel samsung huawei ibm oracle sap cisco siemens
    bosch deloitte accenture wrike skyeng mts rzd hsbc rakuten shopee gojek hellofresh beeline megafon rostelecom vtb alfabank raiffeisen gazprom lamoda

    яндекс яндексе яндекса сбер сбере сбера сбербанк сбербанке тинькофф тинькове авито озон озоне озона вайлдберриз
    вайлдберриз касперский касперского касперском люксофт эпам мтс билайн билайне мегафон мегафоне ростелеком
    ростелекоме втб альфабанк альфабанке райффайзен райфе газпром газпроме ламода ламоде гугл гугле гугла майкрософт
    майкрософте ржд амазон амазоне мейлру мейле вк вконтакте тинек тинька тиньке тиньку тиньком тинькоф гуглу фейсбук
    сбертех купер самокат вайлдберис
    """)

  static func isEmployer(_ word: String) -> Bool { firms.contains(word) }

  /// Whether the stem is that of a Russian name of such a firm: «гуглу», «яндексом».
  static func isEmployerStem(_ stem: String) -> Bool { firmStems.contains(stem) }

  private static let firmStems: Set<String> = Set(
    Stems.stems(firms.filter { TableText.isRussian($0) && $0.unicodeScalars.count > 3 }.sorted()))

  /// Firms whose name is that of a tool that people name among their skills.
  private static let firmsOfTools: Set<String> = words(
    """
    stripe oracle elastic gitlab github mongodb docker redis databricks snowflake confluent hashicorp salesforce sap
    vmware cisco nvidia intel grafana sentry datadog splunk figma unity shopify twilio cloudflare vercel netlify adyen
    paypal plaid atlassian jetbrains canonical suse nginx influxdata clickhouse cockroach neo4j couchbase airtable notion
    slack zoom miro discord telegram asana trello hubspot zendesk intercom servicenow workday autodesk bitrix bitrix24
    okta auth0 snyk postman sonarsource puppet chef kong fastly heroku digitalocean algolia amplitude mixpanel segment
    tableau looker qlik sap epic tilda wix webflow squarespace contentful google microsoft amazon apple meta facebook ibm
    яндекс yandex битрикс касперский kaspersky тинькофф сбер мегафон мтс озон ozon авито avito vk вк
    """)

  /// Whether the folded word is the name of a firm and of its tool: "Stripe", "Docker".
  static func isFirmOfTool(_ word: String) -> Bool { firmsOfTools.contains(word) }

  /// Nouns behind "work at" and «работаю в» that are no names.
  private static let places: Set<String> = Set(
    Stems.stems(
      Array(
        words(
          """
          home night nights work scale least most first once all least present university college school office sea speed
          large heights weekends startup startups company companies agency bank banks hospital lab factory studio lunch
          moment it one uni institute government airport shop store plant cafe

          офис команда компания банк стартап финтех найм пара аутсорс аутстафф продукт город россия штат режим одиночка
          тандем госконтора агентство студия вуз школа лаборатория университет энтерпрайз геймдев сфера область отдел
          группа проект выходные ночь ритейл телеком медтех эдтех страхование логистика консалтинг госсектор промышленность
          нефтянка образование медицина наука институт завод реклама интеграция интегратор поддержка торговля e-commerce
          екоммерс маркетплейс корпорация холдинг фирма контора организация больница клиника поликлиника редакция издательство
          тестирование разработка аналитика безопасность дизайн девопс основном основное целом паре удаленка гибрид
          доставка такси туризм недвижимость строительство энергетика металлургия авиация автопром космос агро
          """))))

  static func isPlaceOfWork(_ token: Token) -> Bool { places.contains(token.stem) }

  private static func words(_ list: String) -> Set<String> {
    Set(list.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { Folding.folded(String(Substring($0))) })
  }
}
