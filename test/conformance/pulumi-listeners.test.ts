import { leftBy } from '../../conformance/pulumi/listeners';
import { withRejections } from '../../conformance/pulumi/rejections';

describe('listeners that work leaves behind', () => {
  const event = 'unhandledRejection';
  const listener = (): void => undefined;
  afterEach(() => process.off(event, listener));

  it('are told, and go', async () => {
    const work = async (): Promise<object> => process.on(event, listener) && {};
    expect(await leftBy(work)).toEqual({ listening: [event] });
    expect(process.listeners(event)).not.toContain(listener);
  });

  it('are none of those that were there', async () => {
    process.on(event, listener);
    expect(await leftBy(async () => ({ done: true }))).toEqual({ done: true, listening: [] });
    expect(process.listeners(event)).toContain(listener);
  });
});

describe('rejections that nobody handles', () => {
  const event = 'unhandledRejection';
  const reject = (): Promise<string> => {
    process.emit(event, new Error('left alone'), Promise.resolve());
    return Promise.resolve('done');
  };
  const run = jest.fn();
  beforeAll(() => process.on(event, run));
  afterAll(() => process.off(event, run));
  afterEach(() => {
    expect(run).not.toHaveBeenCalled();
    process.emit(event, new Error('after it'), Promise.resolve());
    expect(run).toHaveBeenCalledTimes(1);
    run.mockClear();
  });

  it('are left to Pulumi while a command fails', async () =>
    expect(await withRejections(reject, () => false)).toBe('done'));

  it('are thrown where it ends well', () => expect(withRejections(reject, () => true)).rejects.toThrow('left alone'));

  it('are no matter where there are none', async () =>
    expect(
      await withRejections(
        async () => 'done',
        () => true,
      ),
    ).toBe('done'));
});
