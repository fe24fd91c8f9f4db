using System.Buffers;

namespace Fabstir;

/// <summary>Joins the pieces of an answer in borrowed memory: one string at the end, and nothing for each piece. Not thread-safe.</summary>
internal sealed class AnswerText : IDisposable
{
    private char[] _letters = ArrayPool<char>.Shared.Rent(1_024);
    private int _length;

    public void Append(string text)
    {
        if (_length + text.Length > _letters.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + text.Length, 2 * _letters.Length));
            _letters.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_letters);
            _letters = larger;
        }

        text.CopyTo(_letters.AsSpan(_length));
        _length += text.Length;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        (_letters, _length) = ([], 0);
    }

    public override string ToString() => new(_letters, 0, _length);
}
