using System.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out text: indents, opens and closes blocks, and ends lines with '\n' on every machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _atBlockStart;

    /// <summary>Writes lines at the current indentation. Empty lines stay empty.</summary>
    public void Lines(string text)
    {
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                _text.Append(' ', _indent).Append(text, start, end - start);
            }

            _text.Append('\n');
            start = end + 1;
        }

        _atBlockStart = false;
    }

    /// <summary>Writes an empty line between members: none at the start of a block.</summary>
    public void Separate()
    {
        if (!_atBlockStart)
        {
            _text.Append('\n');
        }
    }

    /// <summary>Writes a header and an opening brace; the block ends with a closing one.</summary>
    public Block Open(string header)
    {
        Lines(header);
        Lines("{");
        _indent += IndentSize;
        _atBlockStart = true;
        return new Block(this, "}");
    }

    /// <summary>Indents until the block ends.</summary>
    public Block Indent()
    {
        _indent += IndentSize;
        return new Block(this, end: null);
    }

    public override string ToString() => _text.ToString();

    /// <summary>Ends a block where it is disposed.</summary>
    internal readonly struct Block(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._indent -= IndentSize;
            if (end is not null)
            {
                writer.Lines(end);
            }
        }
    }
}
