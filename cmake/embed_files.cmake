# Compiles files into a target: the bytes by the assembler's .incbin, their names in a table TABLE of STRUCT {name, begin, end} with a row of nothing behind the
# last, and their number in TABLECount. FILE is how the made sources are called; behind it each file's name in the table and its path.
function(dateline_embed_files target file struct table)
  set(assembly ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(paths "")
  set(index 0)
  set(files ${ARGN})
  while(files)
    list(POP_FRONT files name path)
    set(symbol "dateline_${file}_${index}")
    string(APPEND assembly ".global ${symbol}_begin\n.global ${symbol}_end\n${symbol}_begin:\n.incbin \"${path}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}_begin, ${symbol}_end},\n")
    list(APPEND paths ${path})
    math(EXPR index "${index}+1")
  endwhile()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${file}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${file}.cpp @ONLY CONTENT
"#include <cstddef>\n#include <string_view>\n${externs}namespace dateline {
struct ${struct} { std::string_view name; const char* begin; const char* end; };
extern const ${struct} ${table}[] = {\n${rows}    {\"\", nullptr, nullptr}};
extern const std::size_t ${table}Count = ${index};
}\n")
  set_source_files_properties(${CMAKE_BINARY_DIR}/${file}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/${file}.S ${CMAKE_BINARY_DIR}/${file}.cpp)
endfunction()
