import type { Language } from '../catalog/types.ts';

/**
 * The scripts that make shells complete the command line of errcode. Each hands the words before the cursor and the one
 * at it to `errcode completion <shell>`, as they are, so that nothing of a command line is ever run; they install nothing. The
 * contract of that call is with the command.
 */

const bash = `_errcode() {
  local rest=\${COMP_LINE:0:COMP_POINT} words=() part blanks i
  # bash cuts words at colons and equals signs too: what no blank divides is put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    part=\${COMP_WORDS[i]}
    blanks=\${rest%%[![:space:]]*}
    rest=\${rest#"$blanks"}
    ((i == COMP_CWORD)) && part=$rest
    if ((i == 0)) || [[ -n $blanks ]]; then words+=("$part"); else words[\${#words[@]} - 1]+=$part; fi
    rest=\${rest#"$part"}
  done
  local word=\${words[\${#words[@]} - 1]} prefix= breaks=\${COMP_WORDBREAKS//[!:=]/}
  unset "words[\${#words[@]} - 1]"
  # Only what follows the last cut is replaced; behind a quote bash cuts nothing.
  [[ $word != [\\"\\']* && -n $breaks && $word == *["$breaks"]* ]] && prefix=\${word%"\${word##*["$breaks"]}"}
  local out line
  COMPREPLY=()
  out=$(COLUMNS=$COLUMNS command errcode completion bash "--word=$word" -- "\${words[@]:1}" 2>/dev/null) || return 0
  if [[ -z $out ]]; then
    compopt -o default 2>/dev/null
    return 0
  fi
  while IFS= read -r line; do
    # A key that puts one candidate after the other into the line must not put descriptions there.
    [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]] && line=\${line%%  *}
    COMPREPLY+=("\${line#"$prefix"}")
  done <<<"$out"
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
  compopt -o nosort 2>/dev/null
  return 0
}
complete -F _errcode errcode
`;

const zsh = `_errcode() {
  local out line
  local -a whole begun
  out=$(COLUMNS=$COLUMNS command errcode completion zsh "--word=$PREFIX" -- "\${(@)words[2,CURRENT-1]}" 2>/dev/null) || return 1
  if [[ -z $out ]]; then
    # Behind --option= the name begins anew.
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  for line in "\${(@f)out}"; do
    # A vendor with its colon: the code follows without a blank.
    if [[ $line == *'\\::'* ]]; then begun+=("$line"); else whole+=("$line"); fi
  done
  (( \${#whole} )) && _describe -V 'errcode' whole
  (( \${#begun} )) && _describe -V 'vendor' begun -S ''
  return 0
}
if [[ $funcstack[1] == _errcode ]]; then
  _errcode "$@"
else
  compdef _errcode errcode
fi
`;

const fish = `function __errcode_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l lines (COLUMNS=$COLUMNS command errcode completion fish --word="$word" -- $before[2..-1] 2>/dev/null)
    or return
    if test (count $lines) -eq 0
        # Behind --option= the name begins anew.
        set -l option (string match -r '^--[^=]+=' -- "$word")
        for path in (__fish_complete_path (string replace -- "$option" '' "$word"))
            printf '%s\\n' "$option$path"
        end
    else
        printf '%s\\n' $lines
    end
end
complete --command errcode --no-files --keep-order --arguments '(__errcode_complete)'
`;

const powershell = `Register-ArgumentCompleter -Native -CommandName errcode -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # What fails, or ends with 1 because there is nothing to offer, must not end the completer.
    $ErrorActionPreference = 'Continue'
    $PSNativeCommandUseErrorActionPreference = $false
    # Without their quotes, which Windows PowerShell does not hand on; an empty word it would leave out.
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string] -and $_.Value) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new()
        $lines = @(errcode completion powershell "--word=$wordToComplete" '--' @before 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    foreach ($line in $lines) {
        $value, $description = $line -split "\`t", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
    }
}
`;

const scripts = { bash, zsh, fish, powershell };

/** What makes a script work, now and in every shell to come. */
const enabling: Record<keyof typeof scripts, { readonly line: string; readonly file: string }> = {
  // Not `source <(…)`: bash 3.2, which is macOS's, reads nothing then.
  bash: { line: 'eval "$(errcode completion bash)"', file: '~/.bashrc' },
  zsh: { line: 'source <(errcode completion zsh)', file: '~/.zshrc' },
  fish: { line: 'errcode completion fish | source', file: '~/.config/fish/config.fish' },
  powershell: { line: 'errcode completion powershell | Out-String | Invoke-Expression', file: '$PROFILE' },
};

/** @param isZsh its completions have to be there before others can be added */
const toEnable: Record<Language, (file: string, isZsh: boolean) => string> = {
  zh: (file, isZsh) => `启用：把这一行加到 ${file}${isZsh ? '，放在 compinit 之后' : ''}：`,
  en: (file, isZsh) => `To enable it, add this line to ${file}${isZsh ? ', after compinit' : ''}:`,
};

/** A shell's completion script. @param language of the remark how to enable it */
export function completionScript(shell: keyof typeof scripts, language: Language): string {
  const { line, file } = enabling[shell];
  const isZsh = shell === 'zsh';
  const remark = [toEnable[language](file, isZsh), `  ${line}`].map((text) => `# ${text}\n`).join('');
  // zsh finds a file by its first line when it lies among its functions.
  return `${isZsh ? '#compdef errcode\n' : ''}${remark}\n${scripts[shell]}`;
}
