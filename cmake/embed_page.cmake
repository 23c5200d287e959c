# Builds the page from web/ and compiles its files, gzipped, into a library (src/serve/page.h). It needs Node.js and what web/package-lock.json
# pins (./dev setup gets both); without them the program is built without its page, and says so to whoever opens it.
function(dateline_embed_page target)
  find_program(NODE NAMES node nodejs)
  set(page ${CMAKE_BINARY_DIR}/page)
  file(STRINGS ${CMAKE_SOURCE_DIR}/web/assets.txt names)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/assets.txt)
  if(NOT NODE OR NOT EXISTS ${CMAKE_SOURCE_DIR}/web/node_modules/esbuild)
    message(STATUS "no Node.js, or web/ is not set up (./dev setup does it): the program will have no page")
    set(names "")
  endif()
  set(assembly ".section .rodata\n")
  set(externs "")
  set(rows "")
  set(paths "")
  set(index 0)
  foreach(name IN LISTS names)
    set(symbol "dateline_page_${index}")
    string(APPEND assembly
      ".global ${symbol}_begin\n.global ${symbol}_end\n${symbol}_begin:\n.incbin \"${page}/${name}.gz\"\n${symbol}_end:\n.byte 0\n")
    string(APPEND externs "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}_begin, ${symbol}_end},\n")
    list(APPEND paths ${page}/${name}.gz)
    math(EXPR index "${index}+1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/page_files.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/page_files.cpp @ONLY CONTENT
"#include <cstddef>\n#include <string_view>\n${externs}namespace dateline {
struct PageFile { std::string_view name; const char* begin; const char* end; };
extern const PageFile kPageFiles[] = {\n${rows}    {\"\", nullptr, nullptr}};
extern const std::size_t kPageFileCount = ${index};
}\n")
  if(names)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/*)
    add_custom_command(OUTPUT ${paths} COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/web/build.mjs --out ${page} --packed
                       DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/web/build.mjs ${CMAKE_SOURCE_DIR}/web/package-lock.json VERBATIM)
  endif()
  set_source_files_properties(${CMAKE_BINARY_DIR}/page_files.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/page_files.S ${CMAKE_BINARY_DIR}/page_files.cpp)
endfunction()
