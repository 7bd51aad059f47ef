extension SkillTable {
  /// Frontend, mobile, games, embedded, design and product. The format is at `SkillTable.rows`.
  static let clients = """
    react ; React ; react.js, reactjs, react js, реакт, реакте, рякт, raect, ?react ; javascript ; js-framework ; frontend
    redux ; Redux ; redux toolkit, rtk, редакс, redux saga ; react ; state-management ; frontend
    mobx ; MobX ; мобикс ; javascript ; state-management ; frontend
    zustand ; Zustand ; ; react ; state-management ; frontend
    react-query ; TanStack Query ; react query, tanstack ; react ; data-fetching ; frontend
    nextjs ; Next.js ; next.js, nextjs, next js, некст, некстжс ; react javascript ; meta-framework ; frontend
    remix ; Remix ; ?remix ; react javascript ; meta-framework ; frontend
    gatsby ; Gatsby ; ; react javascript ; meta-framework ; frontend
    vue ; Vue ; vue.js, vuejs, vue js, vue2, vue3, вью жс, вуе, ?вью ; javascript ; js-framework ; frontend
    vuex ; Vuex ; ; vue ; state-management ; frontend
    pinia ; Pinia ; пиния, пинья ; vue ; state-management ; frontend
    nuxt ; Nuxt ; nuxt.js, nuxtjs, nuxt3, накст ; vue javascript ; meta-framework ; frontend
    angular ; Angular ; angular.js, angularjs, ангуляр, angular2, angualr ; typescript javascript ; js-framework ; frontend
    rxjs ; RxJS ; ; javascript ; reactive ; frontend
    ngrx ; NgRx ; ; angular ; state-management ; frontend
    svelte ; Svelte ; sveltekit, svelte kit, свелт, свелте ; javascript ; js-framework ; frontend
    solidjs ; SolidJS ; solid.js, solidjs ; javascript ; js-framework ; frontend
    ember ; Ember ; ember.js, emberjs, ?ember ; javascript ; js-framework ; frontend
    jquery ; jQuery ; джейквери, жквери ; javascript ; js-library ; frontend
    astro ; Astro ; ?astro ; javascript ; meta-framework ; frontend
    htmx ; htmx ; ; html ; js-library ; frontend
    webpack ; Webpack ; вебпак ; javascript ; bundler ; frontend
    vite ; Vite ; вит жс, ?vite ; javascript ; bundler ; frontend
    rollup ; Rollup ; ?rollup ; javascript ; bundler ; frontend
    esbuild ; esbuild ; ; javascript ; bundler ; frontend
    babel ; Babel ; ?babel ; javascript ; bundler ; frontend
    storybook ; Storybook ; сторибук, story book ; ; ui-tooling ; frontend
    tailwind ; Tailwind CSS ; tailwind, tailwindcss, тейлвинд, тайлвинд ; css ; css-framework ; frontend
    bootstrap ; Bootstrap ; ?bootstrap, бутстрап ; css ; css-framework ; frontend
    material-ui ; Material UI ; mui, material ui ; react ; css-framework ; frontend
    styled-components ; Styled Components ; emotion css ; css ; css-framework ; frontend
    d3 ; D3.js ; d3.js, d3js ; javascript ; visualisation ; frontend
    threejs ; Three.js ; three.js, threejs, three js ; javascript webgl ; graphics-3d ; frontend gamedev
    webgl ; WebGL ; ;  ; graphics-3d ; frontend gamedev
    webgpu ; WebGPU ; web gpu ; ; graphics-3d ; frontend gamedev
    electron ; Electron ; electron.js, electronjs, ?electron, ?электрон ; javascript ; desktop ; frontend
    tauri ; Tauri ; ; rust ; desktop ; frontend
    pwa ; PWA ; progressive web app, service workers ; javascript ; web-platform ; frontend
    websocket ; WebSocket ; websockets, web sockets, вебсокеты, вебсокет, socket.io ; ; api ; backend frontend
    micro-frontends ; Micro frontends ; micro frontends, microfrontends, microfrontend, micro frontend, микрофронты, микрофронтенды, микрофронт, module federation ; ; architecture ; frontend
    fsd ; Feature-Sliced Design ; feature sliced design, fsd ; ; architecture ; frontend
    accessibility ; Accessibility ; a11y, wcag, веб доступность, цифровая доступность ; ; ui-quality ; frontend design
    web-performance ; Web performance ; web performance, core web vitals, web vitals, lighthouse ; ; ui-quality ; frontend
    ssr ; Server-side rendering ; ssr, server side rendering ; ; web-platform ; frontend
    responsive ; Responsive layout ; responsive design, адаптивная верстка, адаптивная вёрстка, кроссбраузерная верстка ; css ; web-markup ; frontend
    design-systems ; Design systems ; design system, design systems, дизайн система, дизайн системы, дизайн систему, ui kit, юай кит ; ; ui-design ; design frontend
    ios ; iOS ; айос, ios development, ios разработка, иос ; ; mobile-platform ; mobile
    android ; Android ; андроид, android sdk, андройд ; ; mobile-platform ; mobile
    swiftui ; SwiftUI ; swift ui, свифт юай ; swift ios ; mobile-ui ; mobile
    uikit ; UIKit ; юайкит ; swift ios ; mobile-ui ; mobile
    combine ; Combine ; combine framework, ?combine ; swift ios ; reactive ; mobile
    rxswift ; RxSwift ; ; swift ios ; reactive ; mobile
    core-data ; Core Data ; coredata ; ios ; mobile-storage ; mobile
    swiftdata ; SwiftData ; swift data ; ios ; mobile-storage ; mobile
    xcode ; Xcode ; икскод ; ios ; mobile-tooling ; mobile
    jetpack-compose ; Jetpack Compose ; compose multiplatform, джетпак компоуз, джетпак, android jetpack, ?compose ; kotlin android ; mobile-ui ; mobile
    kotlin-multiplatform ; Kotlin Multiplatform ; kmp, kmm, kotlin multiplatform mobile ; kotlin ; cross-platform ; mobile
    coroutines ; Coroutines ; kotlin coroutines, корутины ; kotlin ; concurrency-library ; mobile backend
    rxjava ; RxJava ; rxkotlin ; java ; reactive ; mobile
    dagger ; Dagger ; dagger2, ?hilt, dagger hilt ; android ; mobile-tooling ; mobile
    flutter ; Flutter ; флаттер, флатер, fluter ; dart ; cross-platform ; mobile
    react-native ; React Native ; reactnative, react-native, реакт нейтив, реакт натив, ?rn ; javascript ; cross-platform ; mobile
    expo ; Expo ; ?expo ; react-native ; cross-platform ; mobile
    ionic ; Ionic ; ; javascript ; cross-platform ; mobile
    capacitor ; Capacitor ; capacitor js, ?capacitor ; javascript ; cross-platform ; mobile
    cordova ; Cordova ; apache cordova, phonegap ; javascript ; cross-platform ; mobile
    xamarin ; Xamarin ; ; csharp dotnet ; cross-platform ; mobile
    maui ; .NET MAUI ; maui, .net maui ; csharp dotnet ; cross-platform ; mobile
    firebase ; Firebase ; файрбейз ; ; mobile-backend ; mobile frontend
    supabase ; Supabase ; ; postgresql ; mobile-backend ; frontend
    fastlane ; Fastlane ; ; ; mobile-tooling ; mobile
    arkit ; ARKit ; ;  ; xr ; mobile gamedev
    arcore ; ARCore ; ar core ; ; xr ; mobile gamedev
    augmented-reality ; Augmented reality ; augmented reality, дополненная реальность ; ; xr ; mobile gamedev
    unity ; Unity ; unity3d, юнити, unity 3d, ?unity ; csharp ; game-engine ; gamedev
    unreal ; Unreal Engine ; unreal engine, ue4, ue5, анриал, анрил, ?unreal ; cpp ; game-engine ; gamedev
    godot ; Godot ; годот, gdscript ; ; game-engine ; gamedev
    opengl ; OpenGL ; опенгл ; ; graphics-3d ; gamedev
    vulkan ; Vulkan ; ?vulkan, vulkan api, вулкан api ; ; graphics-3d ; gamedev
    directx ; DirectX ; direct x, direct3d, директикс ; ; graphics-3d ; gamedev
    shaders ; Shaders ; glsl, hlsl, шейдеры ; ; graphics-programming ; gamedev
    blender ; Blender ; блендер ; ; art-3d ; gamedev design
    game-design ; Game design ; game design, геймдизайн, гейм дизайн ; ; game-craft ; gamedev
    embedded-linux ; Embedded Linux ; встраиваемый linux ; linux ; embedded-os ; embedded
    yocto ; Yocto ; йокто ; embedded-linux ; embedded-build ; embedded
    buildroot ; Buildroot ; ; embedded-linux ; embedded-build ; embedded
    rtos ; RTOS ; ртос ; c ; embedded-os ; embedded
    freertos ; FreeRTOS ; free rtos, фриртос ; rtos ; embedded-os ; embedded
    zephyr ; Zephyr ; zephyr rtos, ?zephyr ; rtos ; embedded-os ; embedded
    stm32 ; STM32 ; стм32, стмка ; c ; microcontroller ; embedded
    arm-cortex ; ARM Cortex-M ; cortex m, cortex-m, arm cortex ; c ; microcontroller ; embedded
    esp32 ; ESP32 ; esp8266, esp-idf ; c ; microcontroller ; embedded
    arduino ; Arduino ; ардуино ; c ; microcontroller ; embedded
    raspberry-pi ; Raspberry Pi ; малина pi, raspberry ; linux ; microcontroller ; embedded
    avr ; AVR ; ; c ; microcontroller ; embedded
    fpga ; FPGA ; плис, xilinx, vivado, quartus ; ; hardware ; embedded
    pcb ; PCB design ; pcb design, печатные платы, схемотехника ; ; hardware ; embedded
    altium ; Altium Designer ; altium, altium designer, альтиум ; pcb ; hardware ; embedded
    kicad ; KiCad ; кикад ; pcb ; hardware ; embedded
    can-bus ; CAN bus ; can bus, canopen, can шина, j1939 ; ; field-bus ; embedded
    i2c ; I2C / SPI / UART ; i2c, spi, uart, usart ; ; field-bus ; embedded
    modbus ; Modbus ; модбас ; ; field-bus ; embedded
    plc ; PLC ; плк, siemens step 7, codesys, scada, скада, асу тп ; ; automation ; embedded
    autosar ; AUTOSAR ; автосар ; c ; automotive ; embedded
    misra ; MISRA C ; misra, misra c ; c ; coding-standard ; embedded
    iso-26262 ; ISO 26262 ; iso 26262, iso26262 ; ; automotive ; embedded
    ble ; Bluetooth LE ; ble, bluetooth, bluetooth low energy, блютуз ; ; wireless ; embedded mobile
    iot ; IoT ; internet of things, интернет вещей, lorawan, lora, zigbee ; ; wireless ; embedded
    mqtt ; MQTT ; mosquitto ; iot ; messaging ; embedded backend
    ros ; ROS ; ros2, robot operating system ; ; robotics ; embedded
    dsp ; DSP ; digital signal processing, цифровая обработка сигналов, цос ; ; signal ; embedded
    linux-kernel ; Linux kernel ; linux kernel, kernel modules, device drivers, kernel development, драйверы устройств, ядро linux, драйверы под linux ; linux c ; kernel ; embedded
    figma ; Figma ; фигма ; ; design-tool ; design
    sketch ; Sketch ; ?sketch ; ; design-tool ; design
    adobe-xd ; Adobe XD ; ?xd ; ; design-tool ; design
    photoshop ; Photoshop ; фотошоп, adobe photoshop ; ; graphics-tool ; design
    illustrator ; Illustrator ; adobe illustrator, ?illustrator ; ; graphics-tool ; design
    after-effects ; After Effects ; motion design, моушн дизайн, моушен, motion graphics, lottie ; ; motion ; design
    prototyping ; Prototyping ; prototyping, прототипирование, wireframes, wireframing, вайрфреймы ; ; ux ; design
    axure ; Axure ; аксур ; prototyping ; design-tool ; design
    protopie ; ProtoPie ; proto pie ; prototyping ; design-tool ; design
    framer ; Framer ; ?framer ; prototyping ; design-tool ; design
    ux-research ; UX research ; ux research, user research, usability testing, ux исследования, юзабилити тестирование, user interviews, глубинные интервью, кастдев, custdev, customer development, интервью с пользователями, исследования пользователей ; ; ux ; design product
    ui-design ; UI design ; ui design, visual design, interface design, дизайн интерфейсов, ui дизайн ; ; ui-design ; design
    ux-design ; UX design ; ux design, ux/ui, ui/ux, ux ui, ui ux, interaction design, ux дизайн, информационная архитектура ; ; ux ; design
    cjm ; Customer journey maps ; customer journey map, customer journey, cjm, user journey ; ; ux ; design product
    typography ; Typography ; типографика ; ; graphics-craft ; design
    branding ; Branding ; брендинг, айдентика, brand identity ; ; graphics-craft ; design
    product-strategy ; Product strategy ; product strategy, продуктовая стратегия, go to market, gtm, product vision ; ; product-craft ; product
    product-discovery ; Product discovery ; product discovery, jtbd, jobs to be done, дискавери, hypothesis testing, проверка гипотез ; ; product-craft ; product
    roadmapping ; Roadmaps ; roadmap, roadmaps, roadmapping, роадмап, дорожная карта, backlog, бэклог, backlog management, prioritization, prioritisation, приоритизация, приоритизация бэклога ; ; product-craft ; product project-management
    ab-testing ; A/B testing ; a/b testing, a/b tests, a/b test, ab testing, ab tests, а/б тесты, а/б тестирование, a/b тесты, a/b тестирование, ab тесты, аб тесты, experimentation, split testing, сплит тесты ; ; experiments ; product data-science
    product-analytics ; Product analytics ; product analytics, продуктовая аналитика, продуктовые метрики, product metrics, ?retention, unit economics, юнит экономика ; ; product-analytics ; product data-science
    amplitude ; Amplitude ; амплитуда аналитика ; product-analytics ; product-analytics ; product data-science
    mixpanel ; Mixpanel ; миксипанель ; product-analytics ; product-analytics ; product data-science
    google-analytics ; Google Analytics ; ga4 ; ; product-analytics ; product data-science
    yandex-metrica ; Yandex Metrica ; яндекс метрика, яндекс.метрика, yandex metrica, yandex metrika ; ; product-analytics ; product data-science
    appsflyer ; AppsFlyer ; apps flyer, аппсфлаер ; ; attribution ; product data-science
    google-tag-manager ; Google Tag Manager ; google tag manager ; ; tag-management ; product
    monetisation ; Monetisation ; monetization, monetisation, монетизация, pricing strategy ; ; product-craft ; product gamedev
    growth ; Growth ; growth hacking, growth product, user acquisition ; ; product-craft ; product
    seo ; SEO ; сео ; ; marketing ; product frontend
    """
}
