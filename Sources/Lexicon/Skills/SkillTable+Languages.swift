extension SkillTable {
  /// Languages, and what is built with one of them. The format is at `SkillTable.rows`.
  static let languages = """
    go ; Go ; golang, го лэнг, голанг, гоуленг, ?go, ?го ; ; systems-language ; backend
    python ; Python ; питон, пайтон, phyton, pyhton, pyton, python3, py ; ; script-language ; backend data-science
    java ; Java ; джава, ява, жава, java8, java11, java17, java21, jdk ; ; jvm-language ; backend
    kotlin ; Kotlin ; котлин, kotln ; ; jvm-language ; mobile backend
    scala ; Scala ; ?скала, скалка ; ; jvm-language ; backend data-engineering
    groovy ; Groovy ; ?груви ; ; jvm-language ; backend
    clojure ; Clojure ; кложа, кложур, clojurescript ; ; jvm-language ; backend
    javascript ; JavaScript ; js, java script, джаваскрипт, яваскрипт, жабаскрипт, ецмаскрипт, ecmascript, es6, javasript, javscript, vanilla js, джс ; ; web-language ; frontend
    typescript ; TypeScript ; ts, type script, тайпскрипт, typesript, typscript, тс ; javascript ; web-language ; frontend backend
    php ; PHP ; пхп, пых, пыха, php7, php8 ; ; script-language ; backend
    ruby ; Ruby ; руби ; ; script-language ; backend
    perl ; Perl ; перл ; ; script-language ; backend
    lua ; Lua ; луа ; ; script-language ; gamedev
    c ; C ; ansi c, язык си, чистый си, pure c, embedded c, ?c, ?си ; ; systems-language ; embedded
    cpp ; C++ ; c++, с++, cpp, c plus plus, си плюс плюс, сиплюсплюс, cxx, ?плюсы ; ; systems-language ; embedded backend gamedev
    csharp ; C# ; c#, с#, c sharp, csharp, си шарп, сишарп, шарп, шарпы ; dotnet ; managed-language ; backend gamedev
    fsharp ; F# ; f#, f sharp, fsharp ; dotnet ; functional-language ; backend
    vbnet ; Visual Basic ; visual basic, vb.net, vba, вба ; ; managed-language ; backend
    rust ; Rust ; rustlang, ?rust, ?раст ; ; systems-language ; backend embedded
    swift ; Swift ; свифт, swift5, ?swift ; ; mobile-language ; mobile
    objective-c ; Objective-C ; objective c, obj c, objc, обджектив си ; ; mobile-language ; mobile
    dart ; Dart ; ?dart, ?дарт ; ; mobile-language ; mobile
    elixir ; Elixir ; ?elixir, эликсир язык, ?эликсир ; ; functional-language ; backend
    erlang ; Erlang ; эрланг ; ; functional-language ; backend
    haskell ; Haskell ; хаскель, хаскелл ; ; functional-language ; backend
    ocaml ; OCaml ; окамл ; ; functional-language ; backend
    lisp ; Lisp ; common lisp, лисп ; ; functional-language ; backend
    r ; R ; r language, rstudio, язык r, ?r ; ; statistics-language ; data-science
    julia ; Julia ; julialang, ?julia ; ; statistics-language ; data-science
    matlab ; MATLAB ; матлаб, simulink ; ; statistics-language ; data-science embedded
    sql ; SQL ; скл, эскуэль, ansi sql ; ; query-language ; backend data-engineering data-science
    plsql ; PL/SQL ; pl/sql, plsql ; oracle sql ; query-language ; backend
    tsql ; T-SQL ; t-sql, tsql, transact sql ; mssql sql ; query-language ; backend
    bash ; Bash ; баш, bash scripting, shell scripting, shell scripts, bash scripts, ?shell ; linux ; shell ; devops
    powershell ; PowerShell ; power shell, паверщелл, пауэршелл ; ; shell ; devops support
    assembly ; Assembly ; assembler, ассемблер, x86 assembly, arm assembly, asm, ?assembly ; ; systems-language ; embedded
    zig ; Zig ; ziglang, ?zig ; ; systems-language ; backend
    nim ; Nim ; ?nim ; ; systems-language ; backend
    crystal ; Crystal ; crystal lang, ?crystal ; ; systems-language ; backend
    delphi ; Delphi ; делфи, дельфи, object pascal ; ; managed-language ; backend
    pascal ; Pascal ; ?pascal, паскаль, turbo pascal ; ; managed-language ; backend
    cobol ; COBOL ; кобол ; ; mainframe ; backend
    fortran ; Fortran ; фортран ; ; statistics-language ; data-science
    abap ; ABAP ; абап, sap abap ; sap ; enterprise ; backend
    apex ; Apex ; salesforce apex, ?apex ; salesforce ; enterprise ; backend
    solidity ; Solidity ; солидити ; blockchain ; smart-contracts ; backend
    vyper ; Vyper ; ; blockchain ; smart-contracts ; backend
    verilog ; Verilog ; systemverilog, system verilog, верилог ; fpga ; hardware-language ; embedded
    vhdl ; VHDL ; ; fpga ; hardware-language ; embedded
    graphql ; GraphQL ; graph ql, графкуэль, графкл ; ; api ; backend frontend
    html ; HTML ; html5, хтмл, вёрстка, верстка, верстаю, верстал, верстала, html css ; ; web-markup ; frontend
    css ; CSS ; css3, цсс ; ; web-markup ; frontend
    sass ; Sass ; scss ; css ; web-markup ; frontend
    less ; Less ; ?less ; css ; web-markup ; frontend
    1c ; 1C ; 1с, 1c, 1с:предприятие, 1c enterprise, 1с предприятие, одинэс, одинес, 1с 8, 1c 8 ; ; enterprise ; 1c
    webassembly ; WebAssembly ; wasm ; ; web-runtime ; frontend backend
    spring ; Spring ; spring framework, spring mvc, спринг, спринг фреймворк, ?spring ; java ; java-framework ; backend
    spring-boot ; Spring Boot ; springboot, спринг бут ; spring java ; java-framework ; backend
    spring-cloud ; Spring Cloud ; ; spring java ; java-framework ; backend
    spring-security ; Spring Security ; ; spring java ; java-framework ; backend
    hibernate ; Hibernate ; хибернейт, ?jpa ; java ; orm ; backend
    quarkus ; Quarkus ; кваркус ; java ; java-framework ; backend
    micronaut ; Micronaut ; микронавт ; java ; java-framework ; backend
    vertx ; Vert.x ; vertx, vert x ; java ; java-framework ; backend
    jakarta-ee ; Jakarta EE ; java ee, j2ee, javaee ; java ; java-framework ; backend
    maven ; Maven ; мавен ; java ; build ; backend
    gradle ; Gradle ; грейдл, градл ; ; build ; backend mobile
    akka ; Akka ; акка ; ; actor-framework ; backend
    play-framework ; Play Framework ; ; scala ; java-framework ; backend
    zio ; ZIO ; cats effect, ?cats ; scala ; functional-library ; backend
    ktor ; Ktor ; ; kotlin ; java-framework ; backend
    django ; Django ; джанго, djnago, django rest framework, drf ; python ; python-framework ; backend
    flask ; Flask ; фласк ; python ; python-framework ; backend
    fastapi ; FastAPI ; fast api, фастапи, фаст апи ; python ; python-framework ; backend
    aiohttp ; aiohttp ; ; python asyncio ; python-framework ; backend
    asyncio ; asyncio ; ; python ; python-framework ; backend
    sqlalchemy ; SQLAlchemy ; алхимия sql ; python ; orm ; backend
    alembic ; Alembic ; алембик ; sqlalchemy ; migrations ; backend
    celery ; Celery ; селери ; python ; task-queue ; backend
    pydantic ; Pydantic ; ; python ; python-framework ; backend
    tornado ; Tornado ; ?tornado ; python ; python-framework ; backend
    nodejs ; Node.js ; node.js, nodejs, node js, нода, нод жс, ?node ; javascript ; js-runtime ; backend
    deno ; Deno ; ; javascript ; js-runtime ; backend
    bun ; Bun ; bun.js, ?bun ; javascript ; js-runtime ; backend
    express ; Express ; express.js, expressjs, express js, экспресс жс, ?express ; nodejs javascript ; node-framework ; backend
    nestjs ; NestJS ; nest.js, nestjs, nest js, нест, ?nest ; nodejs typescript ; node-framework ; backend
    fastify ; Fastify ; ; nodejs ; node-framework ; backend
    koa ; Koa ; koa.js, koajs ; nodejs ; node-framework ; backend
    prisma ; Prisma ; ?призма ; typescript ; orm ; backend
    typeorm ; TypeORM ; ; typescript ; orm ; backend
    sequelize ; Sequelize ; ; nodejs ; orm ; backend
    laravel ; Laravel ; ларавел, ларавель, laravell ; php ; php-framework ; backend
    symfony ; Symfony ; симфони, симфония, symphony framework ; php ; php-framework ; backend
    yii ; Yii ; yii2, йии, юии ; php ; php-framework ; backend
    bitrix ; Bitrix ; 1с битрикс, 1c bitrix, битрикс, bitrix24, битрикс24 ; php ; cms ; backend
    wordpress ; WordPress ; вордпресс, word press, woocommerce ; php ; cms ; backend frontend
    drupal ; Drupal ; друпал ; php ; cms ; backend
    magento ; Magento ; маженто, magento2 ; php ; cms ; backend
    rails ; Ruby on Rails ; ruby on rails, rails, ror, руби он рейлс, рейлс, ?рельсы ; ruby ; ruby-framework ; backend
    sidekiq ; Sidekiq ; ; ruby ; task-queue ; backend
    phoenix ; Phoenix ; phoenix framework, phoenix liveview, ?phoenix ; elixir ; elixir-framework ; backend
    gin ; Gin ; gin gonic, ?gin ; go ; go-framework ; backend
    echo ; Echo ; ?echo ; go ; go-framework ; backend
    fiber ; Fiber ; gofiber, ?fiber ; go ; go-framework ; backend
    gorm ; GORM ; ; go ; orm ; backend
    tokio ; Tokio ; ?tokio ; rust ; rust-framework ; backend
    actix ; Actix ; actix web ; rust ; rust-framework ; backend
    axum ; Axum ; ; rust ; rust-framework ; backend
    dotnet ; .NET ; .net, dotnet, dot net, дотнет, .net core, net core, .net framework, дот нет ; ; managed-runtime ; backend
    aspnet ; ASP.NET ; asp.net, asp.net core, asp net, aspnet ; dotnet csharp ; dotnet-framework ; backend
    entity-framework ; Entity Framework ; ef core, entity framework core ; dotnet csharp ; orm ; backend
    wpf ; WPF ; впф ; dotnet csharp ; desktop ; backend
    winforms ; Windows Forms ; winforms, windows forms, винформс ; dotnet csharp ; desktop ; backend
    blazor ; Blazor ; блейзор ; dotnet csharp ; dotnet-framework ; frontend
    qt ; Qt ; qml, кьют, pyqt ; ; desktop ; embedded
    boost ; Boost ; ?boost ; cpp ; cpp-library ; backend
    stl ; STL ; ; cpp ; cpp-library ; backend
    cmake ; CMake ; симейк, смейк ; ; build ; embedded backend
    bazel ; Bazel ; базель ; ; build ; backend devops
    """
}
