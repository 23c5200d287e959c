# Compiles every file below data/ into a library: the bytes by the assembler's .incbin, their names in a table (src/base/data_file.h).
function(dateline_embed_data target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/data ${CMAKE_SOURCE_DIR}/data/*.tsv ${CMAKE_SOURCE_DIR}/data/*.txt
       ${CMAKE_SOURCE_DIR}/data/*.sql ${CMAKE_SOURCE_DIR}/data/*.css ${CMAKE_SOURCE_DIR}/data/*.dict)
  set(assembly ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(index 0)
  set(paths "")
  foreach(name IN LISTS files)
    set(symbol "dateline_data_${index}")
    string(APPEND assembly
      ".global ${symbol}_begin\n.global ${symbol}_end\n${symbol}_begin:\n.incbin \"${CMAKE_SOURCE_DIR}/data/${name}\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}_begin, ${symbol}_end},\n")
    list(APPEND paths ${CMAKE_SOURCE_DIR}/data/${name})
    math(EXPR index "${index}+1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/data_files.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/data_files.cpp @ONLY CONTENT
"#include <cstddef>\n#include <string_view>\n${externs}namespace dateline {
struct EmbeddedFile { std::string_view name; const char* begin; const char* end; };
extern const EmbeddedFile kEmbeddedFiles[] = {\n${rows}    {\"\", nullptr, nullptr}};
extern const std::size_t kEmbeddedFileCount = ${index};
}\n")
  set_source_files_properties(${CMAKE_BINARY_DIR}/data_files.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/data_files.S ${CMAKE_BINARY_DIR}/data_files.cpp)
endfunction()
