#include "gradus/notes/cue.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace gradus {
namespace {

struct CueWord {
  std::string_view word;
  Cue cue;
};
constexpr std::array cue_words{
    CueWord{"let", Cue::assumes},          CueWord{"if", Cue::assumes},
    CueWord{"suppose", Cue::assumes},      CueWord{"assume", Cue::assumes},
    CueWord{"assuming", Cue::assumes},     CueWord{"assumption", Cue::assumes},
    CueWord{"given", Cue::assumes},        CueWord{"where", Cue::introduces},
    CueWord{"when", Cue::introduces},      CueWord{"whenever", Cue::introduces},
    CueWord{"for", Cue::introduces},       CueWord{"with", Cue::introduces},
    CueWord{"provided", Cue::introduces},  CueWord{"set", Cue::introduces},
    CueWord{"setting", Cue::introduces},   CueWord{"choose", Cue::introduces},
    CueWord{"take", Cue::introduces},      CueWord{"taking", Cue::introduces},
    CueWord{"define", Cue::assumes},       CueWord{"denote", Cue::assumes},
    CueWord{"consider", Cue::introduces},  CueWord{"unless", Cue::introduces},
    CueWord{"because", Cue::introduces},   CueWord{"since", Cue::introduces},
    CueWord{"satisfies", Cue::introduces}, CueWord{"satisfy", Cue::introduces},
    CueWord{"pick", Cue::introduces},      CueWord{"update", Cue::introduces},
    CueWord{"rule", Cue::introduces},      CueWord{"then", Cue::concludes},
    CueWord{"hence", Cue::concludes},      CueWord{"so", Cue::concludes},
    CueWord{"thus", Cue::concludes},       CueWord{"therefore", Cue::concludes},
    CueWord{"get", Cue::concludes},        CueWord{"gives", Cue::concludes},
    CueWord{"obtain", Cue::concludes},     CueWord{"yields", Cue::concludes},
    CueWord{"implies", Cue::concludes},    CueWord{"follows", Cue::concludes},
    CueWord{"becomes", Cue::concludes},    CueWord{"want", Cue::introduces},
    CueWord{"need", Cue::introduces},      CueWord{"show", Cue::aims},
    CueWord{"prove", Cue::aims},           CueWord{"goal", Cue::aims},
    CueWord{"claim", Cue::aims},           CueWord{"solve", Cue::introduces},
    CueWord{"minimize", Cue::introduces},  CueWord{"ensure", Cue::introduces},
    CueWord{"require", Cue::introduces},   CueWord{"requires", Cue::introduces},
    CueWord{"find", Cue::introduces},      CueWord{"minimise", Cue::introduces}};

}  // namespace

Cue cue_of(std::string_view words) {
  // "Setting the gradient to zero gives" leads to an equation that is to be solved.
  constexpr std::array solving{"zero", "vanish", "vanishes", "stationarity", "optimality"};
  constexpr std::array leading{"get", "gives", "obtain", "yields", "becomes"};
  Cue cue = Cue::none;
  bool is_solved = false;
  std::string word;
  const auto end_word = [&] {
    const auto is_word = [&](const char* other) { return word == other; };
    const auto* const found = std::ranges::find(cue_words, std::string_view(word), &CueWord::word);
    if (std::ranges::any_of(solving, is_word)) {
      cue = Cue::assumes;
      is_solved = true;
    } else if (found != cue_words.end() && !(is_solved && std::ranges::any_of(leading, is_word))) {
      cue = found->cue;
      is_solved = false;
    }
    word.clear();
  };
  for (const char c : words) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else {
      end_word();
    }
  }
  end_word();
  return cue;
}

}  // namespace gradus
