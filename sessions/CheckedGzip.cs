using System.IO.Compression;
using System.IO.Hashing;

namespace MarketData.Sessions;

/// <summary>
/// What a gzip file (RFC 1952) holds, of one member or more, each held to the sum and the length that stand behind it.
/// The framework's GZipStream takes a file that was cut off for a whole one.
/// </summary>
/// <exception cref="InvalidDataException">The file is damaged; the message says how.</exception>
sealed class CheckedGzip(FileBytes file) : ForwardStream
{
    const byte Deflate = 8;
    const int HasSum = 2;
    const int HasExtra = 4;
    const int HasName = 8;
    const int HasComment = 16;
    const int Reserved = 0xe0;

    readonly OneByOne compressed = new(file);
    readonly Crc32 sum = new();
    DeflateStream? member;
    uint length;
    bool isOver;

    public override int Read(Span<byte> buffer)
    {
        while (!isOver && !buffer.IsEmpty)
        {
            member ??= BeginMember();
            var read = Inflate(member, buffer);
            if (read > 0)
            {
                sum.Append(buffer[..read]);
                length = unchecked(length + (uint)read);
                return read;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            member?.Dispose();
        }

        base.Dispose(disposing);
    }

    int Inflate(DeflateStream stream, Span<byte> buffer)
    {
        int read;
        try
        {
            read = stream.Read(buffer);
        }
        catch (InvalidDataException) when (compressed.HasEnded)
        {
            throw CutOff();
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException("the gzip file is damaged: it cannot be decompressed", failure);
        }

        // One that has found its end asks for nothing more.
        return read == 0 && compressed.HasEnded ? throw CutOff() : read;
    }

    DeflateStream BeginMember()
    {
        if (Next() != 0x1f || Next() != 0x8b)
        {
            throw new InvalidDataException("behind the gzip data stands something else");
        }

        if (Next() != Deflate || Next() is var flags && (flags & Reserved) != 0)
        {
            throw new InvalidDataException("the gzip file is damaged, or of a kind that RFC 1952 does not know");
        }

        Skip(6);
        if ((flags & HasExtra) != 0)
        {
            Skip(Next() + 256 * Next());
        }

        foreach (var text in new[] { HasName, HasComment })
        {
            while ((flags & text) != 0 && Next() != 0) { }
        }

        Skip((flags & HasSum) == 0 ? 0 : 2);
        sum.Reset();
        length = 0;
        return new(compressed, CompressionMode.Decompress, leaveOpen: true);
    }

    void EndMember()
    {
        member!.Dispose();
        member = null;
        if (NextNumber() != sum.GetCurrentHashAsUInt32() || NextNumber() != length)
        {
            throw new InvalidDataException(
                "the gzip file is damaged: what it holds does not have the sum and the length that stand behind it"
            );
        }

        isOver = file.IsAtEnd;
    }

    void Skip(int count)
    {
        for (; count > 0; count--)
        {
            Next();
        }
    }

    uint NextNumber() => (uint)Next() | (uint)Next() << 8 | (uint)Next() << 16 | (uint)Next() << 24;

    int Next() => file.ReadByte() is var next and >= 0 ? next : throw CutOff();

    static InvalidDataException CutOff() => new("the gzip file was cut off");

    /// <summary>
    /// Hands out single bytes: where a member's data ends is known to the decompressor alone, which takes all it gets.
    /// </summary>
    sealed class OneByOne(FileBytes file) : ForwardStream
    {
        public bool HasEnded { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var next = file.ReadByte();
            HasEnded = next < 0;
            if (HasEnded)
            {
                return 0;
            }

            buffer[0] = (byte)next;
            return 1;
        }
    }
}
