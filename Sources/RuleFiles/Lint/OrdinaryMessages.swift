/// Lines of ordinary chat, written for this project, in the lengths and the manners of real ones: a rule that finds them all
/// finds everything, and a regex that must run on each of them costs its time.
enum OrdinaryMessages {
    static let all = [
        "hi", "gg", "lol", "good morning everyone", "what a play!", "how long have you been streaming today?",
        "I think the second boss is harder than the last one", "LETS GOOO", "can you turn up the music a bit please",
        "that was so close, 2 hp left", "first time here, love the stream", "@ana did you see that?", "no way 😂😂",
        "brb in 5 min", "where did you buy that keyboard", "1-0", "?", "the stream is lagging for me, is it just me",
        "привет всем", "おはようございます", "buenas noches a todos", "wer spielt heute mit?", "merci pour le stream !",
        "see you all tomorrow at 20:30, same place",
    ]
}
