"""Words that tell people from things, and men from women: given names, titles, nouns, pronouns.

Small tables for carrying pronouns within one report; a name outside them fits either pronoun.
"""

from __future__ import annotations

MALE_NAMES: frozenset[str] = frozenset(
    "Abdul Abdullah Adam Ahmed Aidan Alan Albert Alberto Alejandro Alex Alexander Alexei Alfred Ali Amir "
    "Anders Andre Andreas Andres Andrew Andrzej Anthony Antonio Antonis Antony Arthur Asif Barack Bashar "
    "Ben Benjamin Bernard Bernie Bill Bob Boris Brad Brandon Brett Brian Bruce Bryan Carlos Charles Chris "
    "Christian Christopher Chuck Colin Craig Dan Daniel Darren Dave David Dean Denis Dennis Derek Dick "
    "Diego Dmitry Dominic Don Donald Doug Douglas Ed Eddie Edward Emmanuel Enrique Eric Ernesto Ethan "
    "Evan Fabian Felix Fernando Francis Francisco Francois Frank Frans Franz Fred Frederick Gareth Gary "
    "Gavin Geoff Geoffrey George Gerald Gerard Gerhard Giorgos Giuseppe Glenn Gordon Graham Greg Gregory "
    "Guy Hans Haider Harold Harry Hassan Helmut Henri Henry Herbert Howard Hugh Hugo Hussein Ian Igor "
    "Imran Ivan Jack Jacob Jaime Jake Jakob James Jamie Jan Jared Jason Javier Jay Jean Jeff Jeffrey Jens "
    "Jeremy Jerome Jerry Jesse Jim Jimmy Joaquin Joe Joel John Johnny Jon Jonathan Jorge Jose Josef "
    "Joseph Josh Joshua Juan Julian Justin Karl Keith Ken Kenneth Kevin Khalid Kim Klaus Kyle Lance Larry "
    "Lars Laurent Lawrence Lee Leo Leon Leonard Liam Lloyd Louis Luca Lucas Luis Luke Mahmoud Manuel Marc "
    "Marco Marcus Mario Mariano Mark Martin Marvin Mateusz Matt Matteo Matthew Maurice Max Michael Michel "
    "Miguel Mike Mikhail Mitch Mitt Mohamed Mohammad Mohammed Moshe Muhammad Mustafa Narendra Nathan Neil "
    "Nicholas Nick Nicolas Nigel Noah Norman Oleg Oliver Olivier Omar Oscar Osama Otto Pablo Patrick Paul "
    "Pavel Pedro Peter Petr Philip Philippe Phil Pierre Piers Rafael Rahul Ralph Ramon Randy Raul Ray "
    "Raymond Recep Rex Ricardo Richard Rick Rob Robert Roberto Robin Rod Rodrigo Roger Roland Roman Ron "
    "Ronald Roy Rudy Rupert Russell Ryan Saad Saddam Salman Sam Samuel Scott Sean Sebastian Serge Sergei "
    "Sergey Sergio Seth Shane Shaun Shinzo Silvio Simon Stanley Stefan Stephen Steve Steven Stewart "
    "Stuart Ted Terry Theodore Thomas Tim Timothy Tobias Todd Tom Tommy Tony Travis Trevor Tyler Vernon "
    "Victor Viktor Vincent Vladimir Volodymyr Walter Warren Wayne Werner Will William Wolfgang Xavier Xi "
    "Yusuf Zachary Qassem Jair Andrej Janez Jyrki Kyriakos Leszek Ilham Jarosław Jarrod Harvey Elon".split()
)

FEMALE_NAMES: frozenset[str] = frozenset(
    "Abigail Adriana Agnes Aisha Alexandra Alexis Alice Alicia Alison Allison Amanda Amber Amelia Amy Ana "
    "Andrea Angela Angelina Anita Ann Anna Annalena Anne Annegret Annette Ashley Aung Barbara Beatrice "
    "Benazir Bernadette Beth Betty Beverly Brenda Bridget Brittany Camilla Carla Carmen Carol Caroline "
    "Carolyn Carrie Catherine Cecilia Charlotte Chelsea Cheryl Christina Christine Chrystia Cindy Claire "
    "Clara Claudia Condoleezza Courtney Cristina Cynthia Dana Danielle Dawn Deborah Debbie Denise Diana "
    "Diane Dilma Dina Dolores Donna Dorothy Edith Elaine Eleanor Elena Elise Elisabeth Elizabeth Ella "
    "Ellen Emily Emma Erica Erin Ernesta Esther Eva Evelyn Fatima Federica Fiona Florence Frances "
    "Gabriela Gabrielle Geraldine Gina Gloria Grace Gretchen Hannah Heather Heidi Helen Helena Helle "
    "Hillary Ilana Imogen Indira Ingrid Irene Isabel Isabella Ivanka Jacinda Jackie Jacqueline Jane Janet "
    "Janice Jasmine Jean Jeanne Jennifer Jenny Jess Jessica Jill Joan Joanna Jocelyn Jodie Josephine Joy "
    "Joyce Judith Judy Julia Julie June Kaja Kamala Karen Karin Karla Kate Katherine Kathleen Kathryn "
    "Kathy Katie Kayla Kelly Kellyanne Kerry Kirsten Kirstjen Kristalina Kristen Kristin Laura Lauren "
    "Leila Lena Leslie Lily Linda Lisa Loretta Lori Louise Lucia Lucy Lydia Lynn Madeleine Magdalena "
    "Margaret Margot Maria Marianne Marie Marine Marion Martha Mary Maureen Megan Meghan Melania Melanie "
    "Melinda Melissa Mette Mia Michelle Michele Miriam Molly Monica Nadia Nancy Naomi Natalia Natalie "
    "Natasha Nicola Nicole Nikki Nina Nora Olga Olivia Pamela Patricia Paula Pauline Penny Philippa "
    "Phyllis Priti Rachel Rebecca Renee Rita Rosa Rose Rosemary Roxana Ruth Sabrina Sally Samantha Sandra "
    "Sanna Sara Sarah Shannon Sharon Sheila Shirley Silvia Sonia Sophia Sophie Stacey Stella Stephanie "
    "Sue Susan Susana Suzanne Svetlana Sylvia Tamara Tammy Tanya Tara Teresa Tessa Theresa Tiffany Tina "
    "Tracy Tulsi Ursula Valentina Valerie Vanessa Vera Veronica Victoria Violeta Virginia Vivian Wanda "
    "Wendy Whitney Yasmin Yulia Yvette Yvonne Zoe Kay".split()
)

MALE_WORDS: frozenset[str] = frozenset(
    "mr mr. sir lord king prince pope father imam man boy husband son brother uncle grandfather spokesman "
    "chairman congressman businessman gunman policeman fisherman councilman assemblyman actor guy "
    "gentleman widower".split()
)

FEMALE_WORDS: frozenset[str] = frozenset(
    "mrs mrs. ms ms. miss lady dame queen princess woman girl wife daughter sister mother aunt "
    "grandmother widow spokeswoman chairwoman congresswoman businesswoman policewoman councilwoman "
    "actress".split()
)

# Lemmas of nouns that name a person by role.
PEOPLE: frozenset[str] = (
    frozenset(
        "activist adviser advisor agent aide ally ambassador analyst attorney author banker boss "
        "candidate captain cardinal ceo chancellor chief child citizen cleric coach colonel commander "
        "commissioner contractor correspondent counsel critic defendant delegate democrat deputy "
        "detective diplomat director doctor donor driver economist editor employee envoy executive expert "
        "farmer figure fighter founder general governor guard head heir historian host immigrant insider "
        "inspector investigator investor journalist judge justice lawmaker lawyer leader legislator "
        "lieutenant manager marine mayor member merchant migrant militant minister monarch nominee nurse "
        "observer offender officer official operative opponent organiser organizer owner parent "
        "participant passenger patient person player politician pollster premier president priest "
        "prisoner producer professor prosecutor protester psychologist rebel refugee reporter "
        "representative republican researcher resident ruler scholar scientist secretary senator sergeant "
        "sheriff shooter soldier source speaker specialist spokesperson staffer strategist student "
        "successor superintendent supporter survivor suspect teacher teenager terrorist trader trainer "
        "treasurer trooper trustee veteran victim voter witness worker writer".split()
    )
    | MALE_WORDS
    | FEMALE_WORDS
)

# Titles cut short → the role that they name.
TITLES: dict[str, str] = {
    "gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general", "prof.": "professor",
    "dr.": "doctor", "sgt.": "sergeant", "col.": "colonel", "lt.": "lieutenant", "capt.": "captain",
}  # fmt: skip
# What goes before a role that is not held now, or is another one.
FORMERLY: frozenset[str] = frozenset("former ex then vice deputy assistant acting late would-be".split())

# Pronoun → what it may stand for: "m" a man, "f" a woman, "n" a thing or body, "p" several.
PRONOUNS: dict[str, str] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
RELATIVES: frozenset[str] = frozenset({"who", "which", "that", "whom", "whose"})

# Nouns for bodies of people, which "they" may take up though they are singular.
GROUPS: frozenset[str] = frozenset(
    "administration alliance army band board brigade cabinet campaign coalition committee company council "
    "couple court crew crowd delegation duo faction family firm force gang government group jury majority "
    "media militia minority ministry movement pair panel parliament party personnel police public staff "
    "team trio troop union agency association bank bloc business center centre city commission community "
    "congress country department foundation institute industry nation office organisation organization "
    "regime senate society state university world unit".split()
)

# Family names that stand before the given name, in the spellings that news uses; some are also given names.
NEVER_GIVEN: frozenset[str] = frozenset(
    "Xi Hu Wen Deng Zhao Zhou Zhang Jiang Wang Li Liu Huang Zhu Guo Xu Hua Tsai Nguyen Tran Pham Truong".split()
)
SURNAMES_FIRST: frozenset[str] = NEVER_GIVEN | frozenset(
    "Kim Park Moon Choi Choe Jung Jang Jeong Kang Cho Yoon Yun Hwang Kwon Ri Roh Ban Ahn Shin Han Song Noh "
    "Chen Yang Bo Sun Ma Lin Wu Vo Ngo Lee Lam Mao".split()
)
