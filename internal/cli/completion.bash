# Completion of rel in bash. It needs bash alone; the package bash-completion, where there is one, loads it by itself.

# __rel_read reads a line as bash would, and runs nothing of it: the words before the last into words, the last into word,
# both without their quotes; the quote that is still open into quote; and into aside where output goes, if that is typed last.
__rel_read()
{
    local line=$1 raw='' c i
    local variable='^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?' redirection='^[0-9&]*[<>]'
    words=() word='' quote='' aside=''
    for ((i = 0; i < ${#line}; i++)); do
        c=${line:i:1}
        if [[ -z $quote && $c == [[:space:]] ]]; then
            [[ -z $raw ]] || __rel_end_word
            continue
        fi
        [[ -z $raw && ${line:i:2} == '~/' ]] && word=$HOME c=''
        raw+=${line:i:1}
        if [[ $quote == "'" ]]; then
            if [[ $c == "'" ]]; then quote=''; else word+=$c; fi
        elif [[ $c == \\ && ( -z $quote || ${line:i+1:1} == [\\\"\$\`] ) ]]; then
            ((++i))
            word+=${line:i:1}
        elif [[ $c == '"' ]]; then
            if [[ -n $quote ]]; then quote=''; else quote=$c; fi
        elif [[ $c == "'" && -z $quote ]]; then
            quote=$c
        elif [[ $c == '$' && ${line:i} =~ $variable ]]; then
            word+=${!BASH_REMATCH[1]-}
            ((i += ${#BASH_REMATCH[0]} - 1))
        else
            word+=$c
        fi
    done
    [[ ! $raw =~ $redirection ]] || aside=$raw
}

# __rel_end_word ends a word of the line. Where output goes is no word for rel.
__rel_end_word()
{
    if [[ -n $aside ]]; then
        aside=''
    elif [[ ! $raw =~ $redirection ]]; then
        words+=("$word")
    elif [[ $raw == *[\<\>\&\|] ]]; then
        aside=$raw
    fi
    raw='' word=''
}

# __rel_quoted writes text as it is typed behind the quote that is open, into quoted.
__rel_quoted()
{
    local special=$' \t\\\'"`$&|;<>()[]{}*?!^#~' escape=\\ c i
    case $quote in
    '"') special='\"$`' ;;
    "'") special="'" escape="'\\'" ;;
    esac
    quoted=''
    for ((i = 0; i < ${#1}; i++)); do
        c=${1:i:1}
        [[ $special != *"$c"* ]] || quoted+=$escape
        quoted+=$c
    done
}

# __rel_option sets an option of this completion, where bash is new enough to have it.
__rel_option()
{
    [[ $(type -t compopt) != builtin ]] || compopt "$@" 2>/dev/null
}

# __rel_ask asks rel what may follow: into found, those that begin as typed, or else all that fit.
__rel_ask()
{
    local out directive comp fitting=() command=${words[0]} tab=$'\t'
    [[ $command != *[!A-Za-z0-9_./~-]* ]] || command=rel
    out=$(eval "$command"' __complete "${words[@]:1}" "$word"' 2>/dev/null) || return # it may be an alias
    directive=${out##*:}
    ((directive & 1)) && return
    ((directive & 2)) && __rel_option -o nospace
    ((directive & 4)) && __rel_option +o default
    ((directive & 16)) && __rel_option +o default -o dirnames
    ((directive & 32)) && __rel_option -o nosort
    ((directive & 24)) && return
    [[ $word != -*=* ]] || before=${word%%=*}=
    while IFS='' read -r comp; do
        [[ -n $comp ]] || continue
        comp=$before$comp
        [[ ${comp%%"$tab"*} != "$kept"* ]] || found+=("$comp")
        [[ ${comp%%"$tab"*} != "$word"* ]] || fitting+=("$comp")
    done <<<"${out%:*}"
    ((${#fitting[@]} == 0)) || found=("${fitting[@]}")
}

# __rel_list is what bash shows when it is asked which there are: each with what tells it apart, in columns.
__rel_list()
{
    local comp longest=0 room tab=$'\t'
    for comp in "${found[@]}"; do
        comp=${comp%%"$tab"*}
        ((${#comp} <= longest)) || longest=${#comp}
    done
    for comp in "${found[@]}"; do
        comp=${comp#"$before"}
        room=$((${COLUMNS:-80} - longest - 4))
        if [[ $comp == *"$tab"* ]] && ((room > 8)); then
            local name=${comp%%"$tab"*} what=${comp#*"$tab"}
            ((${#what} <= room)) || what=${what:0:room-1}…
            printf -v comp '%s%*s  (%s)' "$name" $((longest - ${#before} - ${#name})) '' "$what"
        fi
        COMPREPLY+=("${comp%%"$tab"*}")
    done
}

# __rel_insert is what bash puts onto the line: all that they have in common, in place of what was typed. What was typed
# stays where it is no part of that, as when a surname fits several.
__rel_insert()
{
    local comp common typed quoted tab=$'\t'
    for comp in "${found[@]}"; do
        comp=${comp%%"$tab"*}
        __rel_quoted "${comp:${#kept}}"
        COMPREPLY+=("$quoted")
    done
    ((${#COMPREPLY[@]} > 1 && $1 != 37 && $1 != 42)) || return 0
    common=${COMPREPLY[0]}
    for comp in "${COMPREPLY[@]}"; do
        until [ "${comp:0:${#common}}" = "$common" ]; do common=${common%?}; done
    done
    __rel_quoted "${word:${#kept}}"
    if [[ $common != *"$quoted"* ]]; then
        COMPREPLY+=(' ')
    elif [[ $common == *\\ ]]; then
        COMPREPLY+=("${common%?}") # no half of an escape
    fi
}

__rel_complete()
{
    local words word quote aside kept before='' found=() case typed=${COMP_LINE:0:COMP_POINT}
    COMPREPLY=()
    __rel_read "${typed%"$2"}"
    kept=$word # what bash leaves as it is, before what it puts onto the line
    __rel_read "$typed"
    [[ -z $aside ]] || return 0
    case=$(shopt -p nocasematch)
    shopt -s nocasematch
    __rel_ask
    if ((${#found[@]} > 0 && ${COMP_TYPE:-9} == 63)); then
        __rel_list
    elif ((${#found[@]} > 0)); then
        __rel_insert "${COMP_TYPE:-9}"
    fi
    $case
}

complete -o default -F __rel_complete rel
