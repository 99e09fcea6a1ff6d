/** Parts from which people, companies and streets of one culture are made up. No list was copied; every combination is invented. */
export interface Culture {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** The same parts in the culture's own script, index by index, where it has one. */
  readonly ownScript?: { readonly given: readonly string[]; readonly family: readonly string[] };
  /** East Asian order: family name first, in either script. */
  readonly familyFirst?: true;
  readonly streets: readonly string[];
  /** What a company of this culture writes after its name. */
  readonly legalForms: readonly string[];
}

/** Joins the words of one line: the tables below stay readable. */
const words = (line: string): readonly string[] => line.split(' ');
const phrases = (line: string): readonly string[] => line.split(', ');

export const CULTURES = {
  english: {
    given: words(
      'Abigail Benedict Claire Dexter Eleanor Fraser Georgina Harvey Isla Jasper Keira Lionel Maeve Nathaniel Odette Piers Rosalind Stanley Tabitha Verity',
    ),
    family: words(
      'Ashdown Birchwood Colebrook Dunmore Eastlake Fairholm Greyson Hartwell Ivesdale Kingsmere Larkham Merriton Northcote Oakhurst Penhallow Ravensby Stonefield Thornbury Underhill Wetherley',
    ),
    streets: phrases('Alder Lane, Foundry Road, Harbour Street, Millpond Avenue, Orchard Way, Quarry Drive, Station Rise'),
    legalForms: words('Inc. LLC Corp. Ltd'),
  },
  german: {
    given: words(
      'Annika Bastian Clemens Dorothea Emil Friederike Gregor Henrike Ingmar Jutta Konstantin Liselotte Moritz Nele Ottmar Regina Sieglinde Thilo Ute Volker',
    ),
    family: words(
      'Achternbusch Birkental Dornwald Eschbacher Feldkamm Grünhagen Hasenkamp Immelreich Kaltenbrunn Lindhorst Moosgruber Niederau Osterloh Pfahlmann Rebstöck Silberhorn Tannenberg Uhlenbrock Weidacker Zirbelstein',
    ),
    streets: phrases('Ahornweg, Bachgasse, Gartenstraße, Hafenallee, Lindenplatz, Mühlweg, Ziegelgasse'),
    legalForms: words('GmbH AG UG KG'),
  },
  french: {
    given: words(
      'Adèle Baptiste Capucine Damien Éloïse Fabrice Garance Hugo Inès Jules Léonie Mathurin Noémie Octave Perrine Quentin Rosalie Sylvain Thaïs Yannick',
    ),
    family: words(
      'Aubépin Beaurivage Chantepie Delamarre Estournel Fontanille Grandpré Hautclair Jolivert Lacombelle Montfleury Neuville-Sart Orgeval Passerat Quercy-Bonnet Roquebrune Saint-Aunès Tournefeuille Valombre Verdelin',
    ),
    streets: phrases('rue des Tilleuls, allée du Moulin, rue de la Fontaine, quai des Forges, impasse du Verger, rue du Lavoir'),
    legalForms: words('SARL SAS SA'),
  },
  spanish: {
    given: words(
      'Aurelio Beatriz Camila Darío Elvira Fermín Graciela Horacio Irene Jacinta Leandro Marisol Nicanor Olalla Pascual Rocío Santino Teodora Ulises Ximena',
    ),
    family: words(
      'Alarcega Bustarviejo Carrasquiel Dehesano Encinarro Fontecilla Gavilanera Hinojales Iruretagoya Jaramalda Lagunera Mirasierra Navalpino Olmedilla Peñarroble Quebradas Rioseco Sotogrande Torrelobos Villaluenga',
    ),
    streets: phrases('Calle del Olivo, Avenida Los Cedros, Calle Molino, Paseo del Faro, Calle Tres Fuentes, Avenida del Puerto'),
    legalForms: phrases('S.A., S.L., S.A. de C.V., S.R.L.'),
  },
  portuguese: {
    given: words(
      'Afonso Benedita Cauã Débora Estêvão Fabiana Gonçalo Heloísa Inácio Jussara Leonor Murilo Natália Otávio Priscila Raimundo Salomé Tomás Valentina Zuleica',
    ),
    family: words(
      'Alvarenga Brandoeiro Carvalhais Duartelo Espinheira Figueiral Guimarosa Junqueiro Laranjeira Moreirinha Nogueirão Outeiral Pedrosa-Lima Quintanilha Ribeirinho Salgueiral Tavarede Urzedo Vasconcela Ximenes-Porto',
    ),
    streets: phrases('Rua das Oliveiras, Avenida do Mar, Rua do Moinho, Travessa da Fonte, Rua Nova da Serra'),
    legalForms: phrases('Lda., S.A., Ltda.'),
  },
  italian: {
    given: words(
      'Aldo Bianca Corrado Donatella Ettore Fiammetta Giacinto Ilaria Lapo Miriam Nevio Ornella Primo Rebecca Saverio Tosca Ugo Viola Zeno Agnese',
    ),
    family: words(
      'Acquaviva Boscarini Campolongo Dellavigna Ermellini Fossaluzza Granarolo Isolabella Lavanderi Montesereno Nocciolini Olmigiani Pratoverde Quercetani Roccaforte Serramonti Tramontini Ulivieri Valleombrosa Zafferani',
    ),
    streets: phrases('Via dei Gelsi, Via Fornace, Viale del Porto, Via San Colombano, Piazza del Mulino'),
    legalForms: phrases('S.p.A., S.r.l.'),
  },
  nordic: {
    given: words(
      'Aksel Birgitta Dagny Einar Frida Gunnvor Halvard Ingeborg Jorunn Kasper Linnea Mikkel Nanna Oddvar Ragnhild Sigurd Tuva Ulrik Vigdis Åse',
    ),
    family: words(
      'Almelund Bergholt Dalskov Ekstrand Fjellheim Granlund Havsgaard Isaksen Kvistrup Lindeblad Mosebakk Nordahl-Vik Ormestad Ravndal Skogmo Tangerud Uldalen Vesterlund Ødegren Åkerholt',
    ),
    streets: phrases('Bjørkeveien, Havnegade, Kvarngatan, Møllestien, Skolegata, Solvägen'),
    legalForms: words('AB AS ApS Oy'),
  },
  slavic: {
    given: words(
      'Bogumił Czesława Dobromir Estera Florian Grażyna Hynek Ivana Jaromír Kazimiera Luboš Milena Norbert Oldřich Pavlína Radomir Slavomíra Tomislav Vlasta Zbyněk',
    ),
    family: words(
      'Brzozowiak Czarnolas Dąbrówny Havelka-Lom Jaworniak Kamenický Lipovec Modrzewik Nezdobrý Orlovec Pernicki Rokytnik Strnadel Topolnik Urbaniec Větrník Wierzbowiak Zahradil Zelenec Żurawik',
    ),
    streets: phrases('ulica Lipowa, Mlýnská, Ulica Jablanska, ulica Ogrodowa, Zahradní, Ulica Morska'),
    legalForms: phrases('sp. z o.o., s.r.o., a.s., d.o.o.'),
  },
  cyrillic: {
    given: words(
      'Bohdan Vira Halyna Danylo Yevheniia Zoriana Illia Kateryna Liubomyr Myroslava Nazar Orysia Ostap Solomiia Taras Uliana Fedir Khrystyna Yaryna Zakhar',
    ),
    family: words(
      'Barvinchuk Vyshnevenko Hretchanyk Dibrovenko Zhuravlyuk Kalynychenko Lozovetskyi Malynchuk Ozerianko Polynchuk Richkovenko Sosniuk Ternovyi Frolychenko Khmilnenko Chaplynets Shypshynko Yavorchenko Berezhniuk Stepovyk',
    ),
    ownScript: {
      given: words(
        'Богдан Віра Галина Данило Євгенія Зоряна Ілля Катерина Любомир Мирослава Назар Орися Остап Соломія Тарас Уляна Федір Христина Ярина Захар',
      ),
      family: words(
        'Барвінчук Вишневенко Гречаник Дібровенко Журавлюк Калиниченко Лозовецький Малинчук Озерянко Полинчук Річковенко Соснюк Терновий Фроличенко Хмільненко Чаплинець Шипшинко Яворченко Бережнюк Степовик',
      ),
    },
    streets: phrases('vulytsia Sadova, vulytsia Kalynova, prospekt Ozernyi, vulytsia Mlynova, vulytsia Zelena'),
    legalForms: words('TOV PrAT'),
  },
  greek: {
    given: words('Aristea Vasilis Danae Eftychia Filippos Galini Ioanna Kallisto Leandros Melina Nikitas Olympia Pavlos Rodanthi Stelios'),
    family: words(
      'Avgerinos Vounatsis Dendrakis Eliopetras Kampanellis Lemonidis Myrtakis Nerantzoulis Petroulakis Rodakinos Thymaris Fegaris Harakidis Psaroudas Kyparissis',
    ),
    ownScript: {
      given: words('Αριστέα Βασίλης Δανάη Ευτυχία Φίλιππος Γαλήνη Ιωάννα Καλλιστώ Λέανδρος Μελίνα Νικήτας Ολυμπία Παύλος Ροδάνθη Στέλιος'),
      family: words(
        'Αυγερινός Βουνάτσης Δενδράκης Ελιόπετρας Καμπανέλλης Λεμονίδης Μυρτάκης Νεραντζούλης Πετρουλάκης Ροδάκινος Θυμάρης Φεγγάρης Χαρακίδης Ψαρούδας Κυπαρίσσης',
      ),
    },
    streets: phrases('Odos Elaion, Leoforos Thalassis, Odos Mylon, Odos Lemonias'),
    legalForms: words('A.E. E.P.E. I.K.E.'),
  },
  turkish: {
    given: words('Alev Barış Ceyda Doruk Elif Ferit Gonca Hakkı Ilgaz Jale Koray Lale Mete Nilüfer Oktay Pelin Rüya Serkan Tülay Yavuz'),
    family: words(
      'Akpınarlı Başaktepe Çamdere Değirmenci Elmasoğlu Fidanlık Gülderen Harmankaya Işıkdağ Kayabaşlı Limanoğlu Mercantaş Narlıdere Ovacıklı Pınarbaşlı Sazlıdere Taşköprülü Uludere Yaylagül Zeytinci',
    ),
    streets: phrases('Çınar Sokak, Değirmen Caddesi, Liman Caddesi, Gül Sokak, Yayla Sokak'),
    legalForms: phrases('A.Ş., Ltd. Şti.'),
  },
  arabic: {
    given: words('Amal Badr Dina Firas Ghada Hazem Ilham Jawad Karima Lubna Munir Nadia Osama Qamar Rana Samir Tamara Wael Yasmin Ziad'),
    family: words(
      'Abu-Zahra Barakani Dawwari Fakhriya Ghazzawi Hadidani Itmani Jabalawi Kittani Lahhami Mawardi Najjari Qasabi Rihani Sabbagha Tahhani Ubaydani Warraqi Yamami Zayyati',
    ),
    ownScript: {
      given: words('أمل بدر دينا فراس غادة حازم إلهام جواد كريمة لبنى منير نادية أسامة قمر رنا سمير تمارا وائل ياسمين زياد'),
      family: words(
        'أبوزهرة بركاني دواري فخرية غزاوي حديداني إتماني جبلاوي كتاني لحامي ماوردي نجاري قصبي ريحاني صباغة طحاني عبيداني وراقي يمامي زياتي',
      ),
    },
    streets: phrases('Sharia al-Nakhil, Sharia al-Bahr, Corniche Street, Sharia al-Yasmin, Palm Street'),
    legalForms: phrases('FZ-LLC, W.L.L., LLC'),
  },
  hebrew: {
    given: words('Alon Batya Carmel Doron Efrat Gilad Hadas Itai Keren Liora Matan Noga Oren Pnina Shaked Tamar Uri Vered Yuval Ziv'),
    family: words(
      'Alonovitz Barkaimi Dagani-Lev Eshkoli Gefenson Harduf Ilanit Karmeli Lavie-Tal Mornagi Nitzani Oranim Peledan Rimonov Shizafi Tavori Yarkoni Zaitouni Almogi Brosh',
    ),
    streets: phrases('Rehov HaOren, Derech HaYam, Rehov HaGefen, Rehov HaTamar'),
    legalForms: words('Ltd.'),
  },
  indian: {
    given: words(
      'Aarti Bhaskar Chitra Devendra Eesha Farhan Gauri Harish Indira Jayant Kavya Lalit Meenal Nikhil Ojas Pallavi Rohan Sunanda Tanvi Vikram',
    ),
    family: words(
      'Adhikarla Bhandarwal Chittoria Deshmane Ektare Gokharel Hirawat Iyengaria Jambhekar Kalyanpura Lohanikar Mandrekar Nilgiri-Rao Oberwal Palekandi Rangapuri Sahyadri Thakurdesai Upadhyana Vaidyamath',
    ),
    streets: phrases('Neem Road, Lotus Marg, Tank Street, Banyan Avenue, Temple Road, Market Cross Road'),
    legalForms: phrases('Pvt. Ltd., LLP, Ltd.'),
  },
  chinese: {
    given: words(
      'Anran Bowen Chengyi Duoyu Enhui Fangzhou Guanlin Haoran Jiayue Kexin Lanxi Muchen Ningyu Peishan Qingyun Ruohan Shuyao Tianqi Wanqing Yichen',
    ),
    family: words('Bai Cai Deng Fan Gong Hou Jiang Kong Lei Meng Nie Ouyang Pan Qiu Ren Shen Tang Wei Xiang Zou'),
    ownScript: {
      given: words('安然 博文 承毅 多玉 恩慧 方舟 冠霖 浩然 嘉月 可欣 兰溪 沐辰 宁雨 佩珊 青云 若涵 书瑶 天琪 婉清 逸晨'),
      family: words('白 蔡 邓 范 龚 侯 蒋 孔 雷 孟 聂 欧阳 潘 邱 任 沈 唐 魏 向 邹'),
    },
    familyFirst: true,
    streets: phrases('Meihua Road, Songbai Street, Binhe Avenue, Yuxi Lane, Qiaotou Road'),
    legalForms: phrases('Co. Ltd., Ltd., Technology Co. Ltd.'),
  },
  japanese: {
    given: words(
      'Akane Botan Chihiro Daichi Emika Fumio Genta Hinata Itsuki Junpei Kaede Minori Nagisa Otoha Riku Sayuri Tomoya Ukyo Wakana Yuzuki',
    ),
    family: words(
      'Asagiri Fujikage Hanamori Iwakusa Kagaribi Mizushiro Natsukawa Otsuki-Hara Sakuranuma Takemine Umetani Wakabayama Yukishita Aozora Hoshinami Kiritake Momozono Shirasuna Tsukimori Yanagida',
    ),
    ownScript: {
      given: words('茜 牡丹 千尋 大地 笑佳 文雄 弦太 日向 樹 純平 楓 実里 渚 音羽 陸 小百合 智也 右京 若菜 柚月'),
      family: words('朝霧 藤影 花森 岩草 篝火 水城 夏川 大槻原 桜沼 竹嶺 梅谷 若葉山 雪下 青空 星波 桐竹 桃園 白砂 月森 柳田'),
    },
    familyFirst: true,
    streets: phrases('Sakuragawa, Midorimachi, Honcho, Asahigaoka, Minatomachi'),
    legalForms: phrases('K.K., G.K.'),
  },
  korean: {
    given: words(
      'Areum Boram Chaewon Dahye Eunbi Garam Haneul Iseul Jihoon Kyungmin Minseo Narae Onyu Raon Saebyeok Taeyang Wonbin Yerin Yonghwa Dohyun',
    ),
    family: words('Baek Cha Do Eom Gong Ha Im Ji Kwak Ma Nam Ok Pyo Ryu Seo Tak Won Yeom Yeo Bang'),
    ownScript: {
      given: words('아름 보람 채원 다혜 은비 가람 하늘 이슬 지훈 경민 민서 나래 온유 라온 새벽 태양 원빈 예린 용화 도현'),
      family: words('백 차 도 엄 공 하 임 지 곽 마 남 옥 표 류 서 탁 원 염 여 방'),
    },
    familyFirst: true,
    streets: phrases('Hangang-daero, Bit-gil, Sol-ro, Haneul-daero, Gaon-gil'),
    legalForms: phrases('Co. Ltd., Inc.'),
  },
  vietnamese: {
    given: words('An Bình Châu Diệp Giang Hạnh Khánh Liên Minh Ngân Oanh Phúc Quỳnh Sương Thảo Uyên Vinh Xuân Yến Đạt'),
    family: words('Bùi Cao Đặng Đoàn Hồ Huỳnh Lâm Lương Mai Ngô Phan Quách Tạ Thái Tô Trịnh Triệu Văn Vũ Đinh'),
    familyFirst: true,
    streets: phrases('Đường Hoa Sen, Phố Hàng Tre, Đường Bến Sông, Đường Cây Đa'),
    legalForms: phrases('JSC, Co. Ltd.'),
  },
  malay: {
    given: words(
      'Aditya Bunga Citra Danu Endah Fajar Gilang Hana Indra Joko Kartika Laksmi Mega Nirmala Oka Puspita Ratna Surya Tirta Wulan',
    ),
    family: words(
      'Adiwangsa Bayurahman Cendanasari Dharmaputra Embunjati Gunawarsa Hartasena Iskandaria Jayakerta Kencanawati Lestarini Mahameru Nusantari Padmasana Rinjaniwan Samudrawan Tirtajaya Utamaraja Wijayakusuma Yudharsa',
    ),
    streets: phrases('Jalan Melati, Jalan Pantai, Jalan Kenanga, Lorong Cempaka, Jalan Bukit Hijau'),
    legalForms: phrases('PT, Sdn. Bhd., Pte. Ltd.'),
  },
  thai: {
    given: words('Anong Boonsri Chalerm Duangjai Itsara Kamol Lawan Malee Niran Orathai Pimchan Ratree Somjit Thawin Wipada'),
    family: words(
      'Arunsawat Boonyarak Chaiyabhum Dokmaithong Itthikorn Kaewmanee Lertpanya Mekhala Nakornsri Ongsakul Phuengphan Rattanachai Suwannarat Thongdee Wongsuriya',
    ),
    streets: phrases('Thanon Bua, Soi Mali, Thanon Rim Nam, Soi Champa'),
    legalForms: phrases('Co. Ltd., PCL'),
  },
  african: {
    given: words(
      'Abeni Chidi Dayo Efua Folami Gatimu Hawa Imani Jelani Kwabena Lindiwe Makena Naledi Obinna Palesa Sade Thabo Wanjiru Yaw Zuri',
    ),
    family: words(
      'Abiodara Chukwemena Dlangamba Ekwuazi Fosuhene Gitonganda Hlatshwana Ifeanyiora Juma-Kato Kiplagoti Lungelwa Mbatharia Nkemdara Odhiambora Phirinyana Rugambwe Sithebela Tettehoma Wambuguru Zwanebele',
    ),
    streets: phrases('Baobab Road, Acacia Avenue, Market Street, Lagoon Drive, Jacaranda Close'),
    legalForms: phrases('Ltd, (Pty) Ltd, PLC'),
  },
} as const satisfies Record<string, Culture>;

export type CultureName = keyof typeof CULTURES;

/** The culture of that name, with its optional members. */
export function cultureOf(name: CultureName): Culture {
  return CULTURES[name];
}
