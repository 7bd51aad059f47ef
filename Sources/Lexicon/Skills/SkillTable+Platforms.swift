extension SkillTable {
  /// Data, infrastructure, quality, security and ways of working. The format is at `SkillTable.rows`.
  static let platforms = """
    postgresql ; PostgreSQL ; postgres, postgre, postgresq, postgress, pgsql, постгрес, постгре, постгря, постгрэ, постгресс, postgre sql, слон постгрес, ?pg ; sql ; relational-database ; backend data-engineering
    mysql ; MySQL ; my sql, мускул, майскуль, мускуль ; sql ; relational-database ; backend
    mariadb ; MariaDB ; maria db, мария дб ; sql ; relational-database ; backend
    percona ; Percona ; percona server ; mysql ; relational-database ; backend devops
    mssql ; MS SQL Server ; ms sql, mssql, sql server, ms sql server, microsoft sql server ; sql ; relational-database ; backend
    oracle ; Oracle Database ; oracle db, oracle database, oracle, оракл, оракле ; sql ; relational-database ; backend
    sqlite ; SQLite ; склайт, эскулайт ; sql ; relational-database ; backend mobile
    cockroachdb ; CockroachDB ; cockroach db ; sql ; distributed-database ; backend
    yugabytedb ; YugabyteDB ; yugabyte ; sql ; distributed-database ; backend
    ydb ; YDB ; yandex database ; sql ; distributed-database ; backend
    tidb ; TiDB ; ; sql ; distributed-database ; backend
    mongodb ; MongoDB ; mongo, монга, монго, mongo db ; ; document-database ; backend
    redis ; Redis ; редис ; ; cache ; backend
    valkey ; Valkey ; ; ; cache ; backend
    keydb ; KeyDB ; ; ; cache ; backend
    memcached ; Memcached ; мемкеш, memcache ; ; cache ; backend
    tarantool ; Tarantool ; тарантул ; ; cache ; backend
    cassandra ; Cassandra ; кассандра, apache cassandra ; ; wide-column-database ; backend data-engineering
    scylladb ; ScyllaDB ; scylla db, scylla, сцилла ; ; wide-column-database ; backend data-engineering
    dynamodb ; DynamoDB ; dynamo db ; aws ; document-database ; backend
    elasticsearch ; Elasticsearch ; elastic search, elastic, эластик, эластиксерч, elk, elk stack ; ; search ; backend devops
    opensearch ; OpenSearch ; open search, опенсерч ; ; search ; backend devops
    logstash ; Logstash ; логстеш ; ; log-pipeline ; devops
    kibana ; Kibana ; кибана ; ; log-viewer ; devops
    solr ; Solr ; ;  ; search ; backend
    lucene ; Lucene ; apache lucene ; ; search ; backend
    manticore ; Manticore Search ; manticore, sphinx search, sphinxsearch ; ; search ; backend
    clickhouse ; ClickHouse ; click house, кликхаус, кликхауз, clikhouse ; sql ; analytical-database ; data-engineering backend
    neo4j ; Neo4j ; graph database, графовые базы ; ; graph-database ; backend
    influxdb ; InfluxDB ; ;  ; time-series ; devops
    timescaledb ; TimescaleDB ; timescale db, timescale ; postgresql ; time-series ; backend devops
    victoriametrics ; VictoriaMetrics ; victoria metrics, виктория метрикс ; monitoring ; time-series ; devops
    couchbase ; Couchbase ; ;  ; document-database ; backend
    couchdb ; CouchDB ; couch db, apache couchdb ; ; document-database ; backend
    vector-database ; Vector databases ; vector database, vector db, векторные базы ; ; vector-search ; ml
    pinecone ; Pinecone ; ?pinecone ; vector-database ; vector-search ; ml
    qdrant ; Qdrant ; квдрант ; vector-database ; vector-search ; ml
    weaviate ; Weaviate ; ; vector-database ; vector-search ; ml
    milvus ; Milvus ; ; vector-database ; vector-search ; ml
    pgvector ; pgvector ; pg vector ; postgresql vector-database ; vector-search ; ml
    faiss ; FAISS ; ; vector-database ; vector-search ; ml
    snowflake ; Snowflake ; ?snowflake, снежинка snowflake ; sql ; data-warehouse ; data-engineering
    bigquery ; BigQuery ; big query, бигквери ; sql gcp ; data-warehouse ; data-engineering
    redshift ; Redshift ; amazon redshift ; sql aws ; data-warehouse ; data-engineering
    greenplum ; Greenplum ; гринплам ; sql ; data-warehouse ; data-engineering
    vertica ; Vertica ; вертика ; sql ; data-warehouse ; data-engineering
    teradata ; Teradata ; терадата ; sql ; data-warehouse ; data-engineering
    databricks ; Databricks ; датабрикс ; spark ; data-platform ; data-engineering
    delta-lake ; Delta Lake ; delta lake ; data-lake ; table-format ; data-engineering
    dwh ; Data warehousing ; dwh, data warehouse, data warehousing, data vault, хранилище данных, хранилища данных, data modeling, data modelling, моделирование данных ; ; data-architecture ; data-engineering
    data-lake ; Data lake ; data lake, data lakehouse, lakehouse ; ; data-architecture ; data-engineering
    iceberg ; Apache Iceberg ; iceberg, apache iceberg ; data-lake ; table-format ; data-engineering
    trino ; Trino ; ?trino, трино ; sql ; query-engine ; data-engineering
    presto ; Presto ; prestodb, ?presto ; sql ; query-engine ; data-engineering
    etl ; ETL ; elt, етл, data pipelines, data pipeline, etl pipelines, пайплайны данных, дата пайплайны ; ; data-pipelines ; data-engineering
    airflow ; Airflow ; apache airflow, эйрфлоу, аирфлоу, airfow ; etl python ; data-orchestration ; data-engineering
    dagster ; Dagster ; ; etl python ; data-orchestration ; data-engineering
    prefect ; Prefect ; ?prefect ; etl python ; data-orchestration ; data-engineering
    dbt ; dbt ; ; sql ; data-orchestration ; data-engineering
    spark ; Apache Spark ; apache spark, pyspark, spark streaming, spark sql, спарк, ?spark ; ; big-data ; data-engineering
    hadoop ; Hadoop ; hdfs, хадуп, mapreduce, yarn hadoop ; ; big-data ; data-engineering
    hive ; Apache Hive ; hive, apache hive ; sql ; big-data ; data-engineering
    impala ; Apache Impala ; apache impala, ?impala ; sql ; big-data ; data-engineering
    flink ; Flink ; apache flink, флинк ; ; stream-processing ; data-engineering
    beam ; Apache Beam ; apache beam ; ; stream-processing ; data-engineering
    kafka ; Kafka ; apache kafka, кафка, кавка, kafka streams, ksqldb, kafak ; ; message-broker ; backend data-engineering
    redpanda ; Redpanda ; red panda ; ; message-broker ; backend data-engineering
    rabbitmq ; RabbitMQ ; rabbit mq, rabbit, рэббит, рэббитмq, кролик mq, раббит, реббит, ?кролик ; ; message-broker ; backend
    activemq ; ActiveMQ ; active mq, artemis mq ; ; message-broker ; backend
    nats ; NATS ; nats jetstream ; ; message-broker ; backend
    pulsar ; Pulsar ; apache pulsar, ?pulsar ; ; message-broker ; backend
    sqs ; SQS ; amazon sqs ; aws ; message-broker ; backend
    sns ; SNS ; amazon sns ; aws ; message-broker ; backend
    debezium ; Debezium ; change data capture, ?cdc ; kafka ; data-pipelines ; data-engineering
    nifi ; NiFi ; apache nifi ; etl ; data-pipelines ; data-engineering
    informatica ; Informatica ; информатика powercenter ; etl ; data-pipelines ; data-engineering
    talend ; Talend ; ; etl ; data-pipelines ; data-engineering
    ssis ; SSIS ; sql server integration services ; etl mssql ; data-pipelines ; data-engineering
    pandas ; pandas ; пандас ; python ; data-analysis ; data-science
    polars ; Polars ; ; python ; data-analysis ; data-science
    numpy ; NumPy ; нумпай ; python ; data-analysis ; data-science
    scipy ; SciPy ; сайпай ; python ; data-analysis ; data-science
    jupyter ; Jupyter ; jupyter notebook, юпитер ноутбук ; python ; data-analysis ; data-science
    statistics ; Statistics ; статистика, mathematical statistics, матстат, hypothesis tests, теория вероятностей, математическая статистика, causal inference ; ; statistics ; data-science
    excel ; Excel ; ms excel, эксель, ?excel ; ; spreadsheets ; data-science
    google-sheets ; Google Sheets ; google sheets, гугл таблицы ; ; spreadsheets ; data-science
    tableau ; Tableau ; табло bi, ?табло ; ; business-intelligence ; data-science
    power-bi ; Power BI ; powerbi, павер би, пауэр би, dax ; ; business-intelligence ; data-science
    looker ; Looker ; looker studio ; ; business-intelligence ; data-science
    superset ; Apache Superset ; superset, apache superset, суперсет ; ; business-intelligence ; data-science
    metabase ; Metabase ; метабейз ; ; business-intelligence ; data-science
    redash ; Redash ; редаш ; ; business-intelligence ; data-science
    datalens ; DataLens ; data lens, даталенс, yandex datalens ; ; business-intelligence ; data-science
    qlik ; Qlik ; qlikview, qlik view, qlik sense, клик сенс ; ; business-intelligence ; data-science
    bi ; Business intelligence ; business intelligence, dashboards, дашборды, bi reporting, bi аналитика, ?bi ; ; business-intelligence ; data-science
    machine-learning ; Machine learning ; machine learning, ml, машинное обучение, машинным обучением, млка, мл модели ; ; machine-learning ; ml data-science
    deep-learning ; Deep learning ; deep learning, neural networks, нейросети, нейронные сети, глубокое обучение, глубоким обучением, dl модели ; machine-learning ; machine-learning ; ml
    scikit-learn ; scikit-learn ; sklearn, scikit learn, сайкит ; python machine-learning ; ml-library ; ml data-science
    pytorch ; PyTorch ; py torch, пайторч, торч ; python deep-learning ; ml-framework ; ml
    tensorflow ; TensorFlow ; tensor flow, тензорфлоу ; python deep-learning ; ml-framework ; ml
    keras ; Keras ; керас ; python deep-learning ; ml-framework ; ml
    jax ; JAX ; ; python deep-learning ; ml-framework ; ml
    xgboost ; Gradient boosting ; xgboost, catboost, lightgbm, gradient boosting, градиентный бустинг, катбуст ; machine-learning ; ml-library ; ml data-science
    nlp ; NLP ; natural language processing, обработка естественного языка, нлп ; machine-learning ; ml-field ; ml
    llm ; LLM ; llms, large language models, языковые модели, большие языковые модели, ллм, gpt, chatgpt api, openai api, prompt engineering, generative ai, genai, gen ai, fine-tuning llm ; machine-learning ; ml-field ; ml
    rag ; RAG ; retrieval augmented generation ; llm ; ml-field ; ml
    langchain ; LangChain ; lang chain, лангчейн ; python llm ; llm-framework ; ml
    llamaindex ; LlamaIndex ; llama index ; python llm ; llm-framework ; ml
    huggingface ; Hugging Face ; hugging face, huggingface, transformers ; python ; ml-library ; ml
    computer-vision ; Computer vision ; computer vision, компьютерное зрение, компьютерным зрением, object detection, image segmentation, yolo, ?cv ; machine-learning ; ml-field ; ml
    opencv ; OpenCV ; open cv ; computer-vision ; ml-library ; ml
    speech ; Speech ; speech recognition, asr, text to speech, tts, распознавание речи, синтез речи ; machine-learning ; ml-field ; ml
    recommender ; Recommender systems ; recommender systems, recommendation systems, recsys, рекомендательные системы, рекомендательных систем, ranking models, ранжирование ; machine-learning ; ml-field ; ml data-science
    time-series-forecasting ; Forecasting ; time series, demand forecasting, forecasting, временные ряды, прогнозирование спроса ; machine-learning ; ml-field ; ml data-science
    reinforcement-learning ; Reinforcement learning ; reinforcement learning, обучение с подкреплением ; machine-learning ; ml-field ; ml
    mlops ; MLOps ; ml ops, feature store, мл опс ; machine-learning ; ml-operations ; ml devops
    mlflow ; MLflow ; ml flow ; mlops ; ml-operations ; ml devops
    kubeflow ; Kubeflow ; ; mlops kubernetes ; ml-operations ; ml devops
    sagemaker ; SageMaker ; amazon sagemaker, sage maker ; mlops aws ; ml-operations ; ml
    vertex-ai ; Vertex AI ; vertex ai ; mlops gcp ; ml-operations ; ml
    dvc ; DVC ; ; mlops ; ml-operations ; ml
    cuda ; CUDA ; куда ядра ; ; gpu ; ml
    triton ; Triton Inference Server ; triton inference, triton server ; ; ml-inference ; ml
    tensorrt ; TensorRT ; tensor rt ; ; ml-inference ; ml
    onnx ; ONNX ; onnx runtime ; ; ml-inference ; ml
    docker ; Docker ; докер, docker compose, докере, dokcer ; containers ; containers ; devops backend
    podman ; Podman ; подман ; containers ; containers ; devops
    containerd ; containerd ; ; containers ; containers ; devops
    containers ; Containers ; containers, containerization, контейнеры, контейнеризация ; ; containers ; devops backend
    kubernetes ; Kubernetes ; k8s, k8, кубер, кубернетес, кубернетис, kubernets, kubernates, кубик, kube, к8с, кубера, k3s, eks, gke, aks ; docker ; orchestration ; devops
    helm ; Helm ; хелм, helm charts, ?helm ; kubernetes ; orchestration ; devops
    openshift ; OpenShift ; опеншифт, open shift ; kubernetes ; orchestration ; devops
    rancher ; Rancher ; ранчер ; kubernetes ; orchestration ; devops
    nomad ; Nomad ; hashicorp nomad, ?nomad ; ; orchestration ; devops
    istio ; Istio ; истио ; kubernetes service-mesh ; service-mesh ; devops
    service-mesh ; Service mesh ; service mesh ; ; service-mesh ; devops
    linkerd ; Linkerd ; ; kubernetes service-mesh ; service-mesh ; devops
    envoy ; Envoy ; envoy proxy, ?envoy ; ; service-mesh ; devops
    argocd ; Argo CD ; argo cd, argocd, argo, арго ; kubernetes gitops ; continuous-delivery ; devops
    fluxcd ; Flux CD ; flux cd, fluxcd ; kubernetes gitops ; continuous-delivery ; devops
    gitops ; GitOps ; git ops, гитопс ; ; continuous-delivery ; devops
    terraform ; Terraform ; терраформ, тераформ, terrafrom, terragrunt, ?tf ; infrastructure-as-code ; infrastructure-as-code ; devops
    opentofu ; OpenTofu ; open tofu ; infrastructure-as-code ; infrastructure-as-code ; devops
    infrastructure-as-code ; Infrastructure as code ; infrastructure as code, iac, инфраструктура как код ; ; infrastructure-as-code ; devops
    pulumi ; Pulumi ; ; infrastructure-as-code ; infrastructure-as-code ; devops
    cloudformation ; CloudFormation ; cloud formation, aws cloudformation ; aws infrastructure-as-code ; infrastructure-as-code ; devops
    aws-cdk ; AWS CDK ; aws cdk ; aws infrastructure-as-code ; infrastructure-as-code ; devops
    ansible ; Ansible ; ансибл, ансибль, анзибль ; ; configuration-management ; devops
    puppet ; Puppet ; ?puppet ; ; configuration-management ; devops
    saltstack ; SaltStack ; salt stack, солтстек ; ; configuration-management ; devops
    chef ; Chef ; ?chef ; ; configuration-management ; devops
    jenkins ; Jenkins ; дженкинс, женкинс ; ci-cd ; ci ; devops
    gitlab-ci ; GitLab CI ; gitlab ci, gitlab ci/cd, gitlab, гитлаб, гитлаб ci ; ci-cd git ; ci ; devops
    github-actions ; GitHub Actions ; github actions, гитхаб экшнс, gh actions ; ci-cd git ; ci ; devops
    teamcity ; TeamCity ; team city, тимсити ; ci-cd ; ci ; devops
    circleci ; CircleCI ; circle ci ; ci-cd ; ci ; devops
    azure-devops ; Azure DevOps ; azure devops, azure pipelines ; ci-cd ; ci ; devops
    ci-cd ; CI/CD ; ci/cd, cicd, ci cd, continuous integration, continuous delivery, continuous deployment, ?ci ; ; ci ; devops
    aws ; AWS ; amazon web services, амазон облако, авс, aws cloud, ec2, s3, aws lambda, ecs fargate ; ; cloud ; devops backend
    gcp ; Google Cloud ; gcp, google cloud, google cloud platform, гугл клауд ; ; cloud ; devops backend
    azure ; Azure ; microsoft azure, ms azure, ажур, азур, эйжур ; ; cloud ; devops backend
    yandex-cloud ; Yandex Cloud ; yandex cloud, yandex.cloud, яндекс облако, яндекс клауд ; ; cloud ; devops
    vk-cloud ; VK Cloud ; vk cloud, вк клауд ; ; cloud ; devops
    digitalocean ; DigitalOcean ; digital ocean ; ; cloud ; devops
    hetzner ; Hetzner ; хетцнер, хецнер ; ; cloud ; devops
    cloudflare ; Cloudflare ; клаудфлер ; ; cdn ; devops
    vercel ; Vercel ; ;  ; hosting ; frontend
    netlify ; Netlify ; ; ; hosting ; frontend
    heroku ; Heroku ; хероку ; ; hosting ; backend
    serverless ; Serverless ; lambda functions, cloud functions, serverless framework, бессерверные ; ; cloud-architecture ; backend devops
    openstack ; OpenStack ; опенстек ; linux ; virtualisation ; devops
    vmware ; VMware ; vsphere, esxi, вмваре ; virtualisation ; virtualisation ; devops support
    proxmox ; Proxmox ; проксмокс ; virtualisation ; virtualisation ; devops support
    hyper-v ; Hyper-V ; hyper v, hyperv ; virtualisation ; virtualisation ; support
    kvm ; KVM ; qemu ; linux virtualisation ; virtualisation ; devops
    virtualisation ; Virtualisation ; virtualization, виртуализация ; ; virtualisation ; devops support
    linux ; Linux ; линукс, линух, ubuntu, debian, centos, rhel, red hat, astra linux, астра линукс, unix, юникс ; ; operating-system ; devops support embedded
    windows-server ; Windows Server ; windows server, active directory, group policy, актив директори, iis ; ; operating-system ; support
    ms-exchange ; Microsoft Exchange ; ms exchange, exchange server ; ; mail-server ; support
    nginx ; NGINX ; нгинкс, энджинкс, нжинкс ; ; web-server ; devops backend
    haproxy ; HAProxy ; ha proxy ; ; load-balancer ; devops
    traefik ; Traefik ; трафик traefik ; ; web-server ; devops
    apache-httpd ; Apache HTTP Server ; apache httpd, apache http server ; ; web-server ; backend
    tomcat ; Apache Tomcat ; tomcat, томкат ; java ; application-server ; backend
    prometheus ; Prometheus ; прометеус, прометей, alertmanager ; monitoring ; monitoring ; devops
    grafana ; Grafana ; графана ; monitoring ; monitoring ; devops
    loki ; Grafana Loki ; grafana loki, ?loki ; monitoring ; log-storage ; devops
    datadog ; Datadog ; датадог ; monitoring ; monitoring ; devops
    new-relic ; New Relic ; newrelic, нью релик ; monitoring ; monitoring ; devops
    dynatrace ; Dynatrace ; ; monitoring ; monitoring ; devops
    splunk ; Splunk ; спланк ; monitoring ; monitoring ; devops security
    zabbix ; Zabbix ; заббикс ; monitoring ; monitoring ; devops support
    nagios ; Nagios ; нагиос ; monitoring ; monitoring ; devops support
    sentry ; Sentry ; ?sentry, сентри ; monitoring ; monitoring ; backend frontend
    opentelemetry ; OpenTelemetry ; open telemetry, otel ; ; observability ; devops backend
    jaeger ; Jaeger ; jaeger tracing ; tracing ; observability ; devops backend
    tracing ; Distributed tracing ; distributed tracing, распределенная трассировка, трассировка ; ; observability ; devops backend
    monitoring ; Monitoring ; monitoring, observability, мониторинг, мониторинга, наблюдаемость, алертинг, alerting ; ; observability ; devops
    sre-practice ; Reliability ; site reliability, slo, sli, error budgets, incident management, incident response, on-call, on call, chaos engineering, инцидент менеджмент, postmortems ; ; reliability ; devops
    vault ; HashiCorp Vault ; hashicorp vault, secrets management, ?vault ; ; secrets ; devops security
    consul ; Consul ; hashicorp consul, ?consul ; ; service-discovery ; devops
    etcd ; etcd ; ; ; service-discovery ; devops
    zookeeper ; ZooKeeper ; zoo keeper, apache zookeeper, зукипер ; ; service-discovery ; devops
    networking ; Networking ; tcp/ip, tcp ip, computer networks, networking protocols, компьютерные сети, сетевые протоколы, dns, bgp, ospf, vpn, cisco, циско, ccna, mikrotik, микротик, сетевые технологии ; ; networking ; support devops
    git ; Git ; гит, github, гитхаб, bitbucket ; ; version-control ;
    rest ; REST API ; ?rest, rest api, restful, restful api, рест, рест апи, rest apis, http api, openapi, swagger, сваггер ; ; api ; backend
    grpc ; gRPC ; g rpc, грпс, жрпс ; ; api ; backend
    protobuf ; Protobuf ; protocol buffers, протобаф ; ; serialisation ; backend
    soap ; SOAP ; wsdl, xml web services, ?soap ; ; api ; backend system-analysis
    microservices ; Microservices ; microservice, micro services, microservice architecture, микросервис, микросервисы, микросервисов, микросервисная архитектура, микросервисной архитектурой, микросервисную архитектуру ; ; architecture ; backend
    event-driven ; Event-driven architecture ; event driven, event sourcing, cqrs, event streaming, событийная архитектура ; ; architecture ; backend
    ddd ; DDD ; domain driven design, ддд, clean architecture, чистая архитектура, hexagonal architecture ; ; architecture ; backend
    system-design ; System design ; system design, software architecture, distributed systems, систем дизайн, распределенные системы, распределёнными системами, распределенных систем, проектирование архитектуры, solution architecture, архитектура систем ; ; architecture ; backend
    highload ; High load ; highload, high load, high-load, хайлоад, высокие нагрузки, высоконагруженные системы, высоконагруженных систем, высоконагруженные сервисы, высоконагруженных сервисов, high throughput, low latency, low-latency, scalability, масштабирование ; ; architecture ; backend
    concurrency ; Concurrency ; concurrency, multithreading, multi-threading, multithreaded, многопоточность, асинхронность, parallel programming, lock-free ; ; low-level ; backend
    algorithms ; Algorithms ; algorithms, data structures, алгоритмы, структуры данных, leetcode, литкод ; ; computer-science ; backend
    oop ; OOP ; object oriented programming, ооп, solid principles, design patterns, паттерны проектирования ; ; computer-science ; backend
    functional-programming ; Functional programming ; functional programming, функциональное программирование ; ; computer-science ; backend
    performance ; Performance tuning ; performance tuning, performance optimization, profiling, query optimization, оптимизация запросов, профилирование, оптимизация производительности ; ; low-level ; backend
    manual-testing ; Manual testing ; manual testing, manual qa, ручное тестирование, ручным тестированием, ручной тестировщик, test cases, тест кейсы, test plans, regression testing, регрессионное тестирование, exploratory testing, чек листы ; ; testing ; qa
    test-automation ; Test automation ; test automation, automated testing, automation testing, qa automation, автоматизация тестирования, автотесты, автотестов, автоматизированное тестирование, e2e tests, e2e testing, end to end tests, e2e тесты, autotests, auto tests ; ; testing ; qa
    api-testing ; API testing ; api testing, тестирование api, тестирование апи ; rest ; testing ; qa
    postman ; Postman ; постман ; api-testing ; api-client ; qa
    insomnia ; Insomnia ; ?insomnia ; api-testing ; api-client ; qa
    rest-assured ; REST Assured ; rest assured, restassured ; java api-testing ; api-test-tool ; qa
    soapui ; SoapUI ; soap ui ; api-testing ; api-test-tool ; qa
    mobile-testing ; Mobile testing ; mobile testing, тестирование мобильных приложений, мобильное тестирование ; ; testing ; qa mobile
    appium ; Appium ; аппиум ; mobile-testing test-automation ; mobile-test-tool ; qa
    espresso ; Espresso ; espresso tests, ?espresso ; android mobile-testing ; mobile-test-tool ; qa mobile
    xcuitest ; XCUITest ; xc ui test ; ios mobile-testing ; mobile-test-tool ; qa mobile
    selenium ; Selenium ; selenium webdriver, селениум, webdriver, selenoid ; test-automation ; ui-test-tool ; qa
    selenide ; Selenide ; селенид ; java selenium ; ui-test-tool ; qa
    playwright ; Playwright ; плейрайт, плэйрайт ; test-automation ; ui-test-tool ; qa
    cypress ; Cypress ; сайпресс, ?cypress ; test-automation javascript ; ui-test-tool ; qa frontend
    puppeteer ; Puppeteer ; папитир ; javascript ; ui-test-tool ; qa
    jest ; Jest ; ?jest ; javascript ; unit-test-tool ; frontend
    vitest ; Vitest ; витест ; javascript ; unit-test-tool ; frontend
    mocha ; Mocha ; ?mocha ; javascript ; unit-test-tool ; frontend
    jasmine ; Jasmine ; ?jasmine ; javascript ; unit-test-tool ; frontend
    testing-library ; Testing Library ; testing library, react testing library ; javascript ; unit-test-library ; frontend
    pytest ; pytest ; пайтест, py test ; python ; unit-test-tool ; qa backend
    robot-framework ; Robot Framework ; robot framework ; python test-automation ; test-framework ; qa
    junit ; JUnit ; junit5, джейюнит ; java ; unit-test-tool ; qa backend
    testng ; TestNG ; test ng ; java ; unit-test-tool ; qa backend
    mockito ; Mockito ; мокито ; java ; mocking ; qa backend
    kotest ; Kotest ; ; kotlin ; unit-test-tool ; qa backend
    unit-testing ; Unit testing ; unit tests, unit testing, юнит тесты, модульные тесты, tdd, test driven development, integration tests, integration testing, интеграционные тесты, bdd, cucumber, gherkin ; ; testing ; backend qa
    load-testing ; Load testing ; load testing, performance testing, нагрузочное тестирование, нагрузочным тестированием ; ; testing ; qa
    jmeter ; JMeter ; apache jmeter, джиметр ; load-testing ; load-test-tool ; qa
    gatling ; Gatling ; гатлинг ; load-testing ; load-test-tool ; qa
    locust ; Locust ; locust tool, ?locust ; python load-testing ; load-test-tool ; qa
    yandex-tank ; Yandex Tank ; yandex tank, яндекс танк ; load-testing ; load-test-tool ; qa
    allure ; Allure ; аллюр ; ; test-management ; qa
    testrail ; TestRail ; test rail, тестрейл ; ; test-management ; qa
    test-it ; Test IT ; ?test it ; ; test-management ; qa
    zephyr-scale ; Zephyr Scale ; zephyr scale ; ; test-management ; qa
    qase ; Qase ; ; ; test-management ; qa
    security-engineering ; Application security ; application security, appsec, app security, secure coding, безопасная разработка, sdlc security, devsecops, sast, dast, secure sdlc ; ; security ; security
    sonarqube ; SonarQube ; sonar qube, сонаркуб ; ; static-analysis ; security backend
    pentest ; Penetration testing ; penetration testing, pentest, pentesting, pen testing, пентест, пентесты, пентестер, burp suite, burp, metasploit, kali, kali linux, bug bounty, багбаунти, red team, red teaming, oscp ; ; offensive-security ; security
    owasp ; OWASP ; owasp top 10, xss, sql injection, owasp top ten ; security-engineering ; security ; security
    soc ; SOC / SIEM ; siem, security operations, soc analyst, soc аналитик, blue team, threat hunting, arcsight, qradar, wazuh, ids/ips, форензика, forensics, threat intelligence, ?soc ; ; defensive-security ; security
    cryptography ; Cryptography ; cryptography, криптография, криптографию, pki, tls, ssl ; ; cryptography ; security
    iam ; IAM ; identity and access management, oauth, oauth2, openid connect, oidc, saml, sso, jwt ; ; identity ; security backend
    keycloak ; Keycloak ; key cloak, кейклок ; iam ; identity ; security backend
    compliance ; Security compliance ; iso 27001, soc 2, soc2, pci dss, gdpr, 152 фз, 152-фз, фстэк, compliance audits, ?compliance ; ; governance ; security
    reverse-engineering ; Reverse engineering ; reverse engineering, реверс инжиниринг, реверс, ida pro, ghidra, malware analysis, анализ малвари, vulnerability research ; assembly ; offensive-security ; security
    wireshark ; Wireshark ; вайршарк ; networking ; network-tool ; security support
    tcpdump ; tcpdump ; ; networking ; network-tool ; security support
    nmap ; Nmap ; ; networking ; network-tool ; security support
    cloud-security ; Cloud security ; cloud security, облачная безопасность, container security ; ; security ; security devops
    blockchain ; Blockchain ; web3, блокчейн, smart contracts, смарт контракты, ethereum, defi, дефи, solana, evm, hyperledger, ton blockchain ; ; blockchain ; backend
    requirements ; Requirements ; requirements analysis, requirements gathering, requirements engineering, requirements elicitation, сбор требований, анализ требований, выявление требований, user stories, юзер стори, use cases, техническое задание, технические задания, постановка задач, use case diagrams ; ; analysis ; system-analysis product
    uml ; UML ; юмл, plantuml, sequence diagrams, c4 model ; ; modelling ; system-analysis
    bpmn ; BPMN ; бпмн, idef0, camunda, камунда, business processes, бизнес процессы, бизнес процессов, моделирование бизнес процессов ; ; modelling ; system-analysis
    integration ; Integrations ; system integration, integrations, интеграция систем, интеграции, esb, интеграционные решения, api integrations ; ; integration ; system-analysis backend
    jira ; Jira ; жира, джира, atlassian ; ; work-tracking ; project-management
    confluence ; Confluence ; конфлюенс ; ; wiki ; project-management
    linear ; Linear ; ?linear ; ; work-tracking ; project-management
    youtrack ; YouTrack ; you track, ютрек ; ; work-tracking ; project-management
    agile ; Agile ; agile, аджайл, эджайл, scrum, скрам, kanban, канбан, safe agile, scrumban ; ; process ; project-management
    waterfall ; Waterfall ; prince2, pmbok, pmp, ms project, диаграмма ганта, gantt ; ; process ; project-management
    risk-management ; Risk management ; risk management, управление рисками ; ; project-craft ; project-management
    stakeholder-management ; Stakeholder management ; stakeholder management, stakeholders, стейкхолдеры, стейкхолдерами, работа с заказчиком, client communication ; ; project-craft ; project-management product
    budgeting ; Budgeting ; project budgeting, budget management, бюджетирование, p&l, управление бюджетом ; ; project-craft ; project-management management
    people-management ; People management ; people management, team leadership, team management, leading teams, line management, управление командой, руководство командой, one-on-ones, 1:1s, performance reviews, управление людьми, performance review, team lead experience ; ; leadership ; management
    mentoring ; Mentoring ; mentoring, mentorship, coaching engineers, менторство, менторинг, наставничество, менторил, менторила ; ; leadership ; management
    hiring ; Hiring ; ?hiring, hiring engineers, technical interviews, технические собеседования, найм команды, собеседую ; ; leadership ; management
    code-review ; Code review ; code review, code reviews, код ревью, кодревью ; ; craft ;
    technical-writing ; Technical writing ; technical writing, technical documentation, техническая документация, техническую документацию, docs as code, техписательство ; ; writing ; support
    itil ; ITIL ; итил, itsm, service desk, сервис деск, help desk, helpdesk, хелпдеск, техподдержка ; ; support ; support
    servicenow ; ServiceNow ; service now, сервис нау ; ; support ; support
    sysadmin ; System administration ; system administration, системное администрирование, администрирование linux, linux administration, администрирование серверов, server administration ; ; operations ; support devops
    dba ; Database administration ; dba, database administration, database administrator, администрирование баз данных, администратор баз данных ; sql ; operations ; support backend
    telegram-bots ; Telegram bots ; telegram bot, telegram bots, телеграм бот, телеграм боты, aiogram, telegram bot api, тг бот, тг боты, чат боты, chatbots, telegraf, telegram mini apps ; ; bots ; backend
    web-scraping ; Web scraping ; web scraping, scraping, парсинг сайтов, scrapy, beautifulsoup, парсеры ; ; scraping ; backend
    payments ; Payments ; payment systems, payment processing, stripe, платежные системы, платёжные системы, платежи, эквайринг, acquiring, billing, биллинг, payments, payment flows ; ; domain ; backend
    fintech ; Fintech ; fin tech, финтех, banking domain, банкинг, trading systems, трейдинг ; ; domain ;
    robotics ; Robotics ; робототехника ; ; domain ;
    e-commerce ; E-commerce ; ecommerce, e commerce, екоммерс, marketplace development, маркетплейсы, маркетплейс, marketplace ; ; domain ;
    crm ; CRM ; црм, срм ; ; enterprise ; backend
    amocrm ; amoCRM ; амосрм, амо срм ; crm ; enterprise ; backend
    hubspot ; HubSpot ; хабспот ; crm ; enterprise ; product
    dynamics-365 ; Dynamics 365 ; ms dynamics ; crm ; enterprise ; backend
    erp ; ERP ; ерп ; ; enterprise ; backend
    odoo ; Odoo ; одоо ; erp ; enterprise ; backend
    netsuite ; NetSuite ; ; erp ; enterprise ; backend
    sap ; SAP ; sap hana, s/4hana, сап ; ; enterprise ; backend
    salesforce ; Salesforce ; сейлсфорс, sfdc ; ; enterprise ; backend
    sharepoint ; SharePoint ; power platform, power apps, microsoft 365 ; ; enterprise ; backend support
    1c-erp ; 1C:ERP ; 1с:erp, 1с erp, 1с ерп, 1c erp, 1с управление предприятием ; 1c erp ; enterprise-1c ; 1c
    1c-trade ; 1C:Trade ; 1с ут, 1с управление торговлей, 1с:ут, 1c trade, 1с торговля ; 1c ; enterprise-1c ; 1c
    1c-accounting ; 1C:Accounting ; 1с бухгалтерия, 1с:бухгалтерия, 1с бп, 1c accounting ; 1c ; enterprise-1c ; 1c
    1c-payroll ; 1C:Payroll ; 1с зуп, 1с:зуп, зуп, 1c payroll ; 1c ; enterprise-1c ; 1c
    no-code ; No-code ; no code, no-code, low code, low-code, ноукод, zapier, n8n, tilda, тильда, bubble.io, webflow ; ; no-code ; product
    video-streaming ; Video streaming ; video streaming, webrtc, ffmpeg, hls streaming, rtmp, gstreamer, видеостриминг ; ; media ; backend
    gis ; GIS ; geospatial, геоданные, гис, openlayers, mapbox, qgis, leaflet ; ; geo ; backend data-science
    postgis ; PostGIS ; постгис ; postgresql gis ; geo ; backend
    """
}
